package org.shuyuan.learn.quiz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.shuyuan.learn.quiz.item.Question;
import org.shuyuan.learn.quiz.item.Quiz;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** All quizzes. Whoever calls has made sure that the asker may. */
@ApplicationScoped
public class Quizzes {

    /** It gets another when it is written down. */
    static final UUID NEW = new UUID(0, 0);

    private static final TypeReference<List<QuestionJson>> QUESTIONS = new TypeReference<>() {};

    private final EntityManager entities;
    private final ObjectMapper json;
    private final Event<QuizChanged> changes;
    private final Clock clock;

    Quizzes(EntityManager entities, ObjectMapper json, Event<QuizChanged> changes, Clock clock) {
        this.entities = entities;
        this.json = json;
        this.changes = changes;
        this.clock = clock;
    }

    /** A quiz in a list. */
    public record Named(UUID id, String title) {}

    /** Whom it belongs to. */
    record Belonging(UUID organisation, Optional<UUID> owner) {}

    @Transactional
    public Optional<Quiz> find(UUID id) {
        return rows(
                        "select title, attempts, counts, pass, questions::text as questions, version from quiz where id = ?1",
                        id)
                .stream()
                .findFirst()
                .map(row -> new Quiz(
                        id,
                        row.get("title", String.class),
                        new Quiz.Rules(
                                row.get("attempts", Integer.class),
                                Quiz.Counts.of(row.get("counts", String.class)).orElseThrow(),
                                row.get("pass", Integer.class)),
                        read(row.get("questions", String.class)),
                        row.get("version", Long.class)));
    }

    /** @throws Problem {@link ProblemType#NOT_FOUND} */
    public Quiz get(UUID id) {
        return find(id).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    /** Those that somebody has made, the last changed first. */
    @Transactional
    public List<Named> of(UUID owner) {
        return rows("select id, title from quiz where owner = ?1 order by changed_at desc, id", owner).stream()
                .map(row -> new Named(row.get("id", UUID.class), row.get("title", String.class)))
                .toList();
    }

    @Transactional
    Optional<Belonging> belonging(UUID id) {
        return rows("select organisation, owner from quiz where id = ?1", id).stream()
                .findFirst()
                .map(row -> new Belonging(
                        row.get("organisation", UUID.class), Optional.ofNullable(row.get("owner", UUID.class))));
    }

    /** @throws Problem {@link ProblemType#QUESTION_WRONG}, {@link ProblemType#BAD_REQUEST} naming the member */
    @Transactional
    public Quiz create(UUID organisation, UUID owner, QuizJson wanted) {
        return create(organisation, owner, wanted.read(NEW));
    }

    @Transactional
    Quiz create(UUID organisation, UUID owner, Quiz quiz) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        entities.createNativeQuery("""
                        insert into quiz (id, organisation, owner, title, attempts, counts, pass, questions, version, changed_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, cast(?8 as jsonb), 0, ?9)""")
                .setParameter(1, id)
                .setParameter(2, organisation)
                .setParameter(3, owner)
                .setParameter(4, quiz.title())
                .setParameter(5, quiz.rules().attempts())
                .setParameter(6, quiz.rules().counts().id())
                .setParameter(7, quiz.rules().pass())
                .setParameter(8, written(quiz))
                .setParameter(9, clock.instant())
                .executeUpdate();
        return get(id);
    }

    /** The same for somebody else, who may change it. Nothing of what was answered goes with it. */
    @Transactional
    public Quiz copy(UUID id, UUID organisation, UUID owner) {
        return create(organisation, owner, get(id));
    }

    /**
     * Puts a quiz in the place of the one that has its version. Questions keep what was answered of them by their ids.
     *
     * @throws Problem {@link ProblemType#QUIZ_CHANGED} where somebody else has changed it meanwhile
     */
    @Transactional
    Quiz change(Quiz quiz) {
        int changed = entities.createNativeQuery("""
                        update quiz set title = ?3, attempts = ?4, counts = ?5, pass = ?6, questions = cast(?7 as jsonb),
                          version = version + 1, changed_at = ?8
                        where id = ?1 and version = ?2""")
                .setParameter(1, quiz.id())
                .setParameter(2, quiz.version())
                .setParameter(3, quiz.title())
                .setParameter(4, quiz.rules().attempts())
                .setParameter(5, quiz.rules().counts().id())
                .setParameter(6, quiz.rules().pass())
                .setParameter(7, written(quiz))
                .setParameter(8, clock.instant())
                .executeUpdate();
        if (changed == 0) {
            throw Problem.of(ProblemType.QUIZ_CHANGED);
        }
        changes.fire(new QuizChanged(quiz.id()));
        return get(quiz.id());
    }

    private List<Question> read(String stored) {
        try {
            return json.readValue(stored, QUESTIONS).stream()
                    .map(QuestionJson::read)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String written(Quiz quiz) {
        try {
            return json.writeValueAsString(
                    quiz.questions().stream().map(QuestionJson::of).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, UUID parameter) {
        return entities.createNativeQuery(sql, Tuple.class)
                .setParameter(1, parameter)
                .getResultList();
    }
}
