package org.shuyuan.learn.quiz;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.shuyuan.learn.quiz.item.Mark;
import org.shuyuan.learn.quiz.item.Question;
import org.shuyuan.learn.quiz.item.Quiz;
import org.shuyuan.learn.quiz.marking.Grading;
import org.shuyuan.people.Joined;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** How readers answered. Each question of an attempt is answered once; what is sent again changes nothing. */
@ApplicationScoped
public class Attempts {

    private final EntityManager entities;
    private final Grading grading;
    private final Event<Answered> answered;
    private final Clock clock;

    Attempts(EntityManager entities, Grading grading, Event<Answered> answered, Clock clock) {
        this.entities = entities;
        this.grading = grading;
        this.answered = answered;
        this.clock = clock;
    }

    /** A reader's attempts at a quiz, the first first. */
    public List<Attempt> of(Quiz quiz, UUID account) {
        return of(quiz, List.of(account)).getOrDefault(account, List.of());
    }

    /** By account; nothing of those who haven't begun. */
    @Transactional
    public Map<UUID, List<Attempt>> of(Quiz quiz, Collection<UUID> accounts) {
        Map<UUID, UUID> readers = new HashMap<>();
        Map<UUID, Tuple> rows = new LinkedHashMap<>();
        Map<UUID, Map<UUID, Answer>> answers = new HashMap<>();
        for (Tuple row : rows(quiz.id(), accounts)) {
            UUID attempt = row.get("id", UUID.class);
            rows.putIfAbsent(attempt, row);
            readers.put(attempt, row.get("account", UUID.class));
            Map<UUID, Answer> given = answers.computeIfAbsent(attempt, _ -> new HashMap<>());
            Optional.ofNullable(row.get("question", UUID.class))
                    .ifPresent(question -> given.put(
                            question,
                            new Answer(
                                    Arrays.asList(row.get("given", String[].class)),
                                    new Mark(row.get("share", Double.class)))));
        }
        Map<UUID, List<Attempt>> attempts = new HashMap<>();
        rows.forEach((id, row) -> {
            Map<UUID, Answer> given = answers.getOrDefault(id, Map.of());
            attempts.computeIfAbsent(readers.get(id), _ -> new ArrayList<>())
                    .add(new Attempt(
                            id,
                            row.get("number", Integer.class),
                            given,
                            row.get("ended", Boolean.class) || nothingIsOpen(quiz, given)));
        });
        return attempts;
    }

    /** Also where the last question that was open was taken out: nobody could ever end such an attempt. */
    private static boolean nothingIsOpen(Quiz quiz, Map<UUID, Answer> given) {
        return !quiz.questions().isEmpty()
                && quiz.questions().stream()
                        .map(question -> question.stem().id())
                        .allMatch(given::containsKey);
    }

    /**
     * Marks an answer and writes it down in the attempt that is open, or in a new one.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND} where the quiz has no such question, {@link ProblemType#NO_MORE_ATTEMPTS}
     */
    @Transactional
    public Answer answer(Quiz quiz, UUID account, UUID question, List<String> given) {
        Question asked = quiz.question(question).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        hold(quiz, account);
        List<Attempt> made = of(quiz, account);
        // What is sent again behind the last question of an attempt doesn't begin another.
        Attempt attempt = open(made)
                .or(() -> made.reversed().stream()
                        .findFirst()
                        .filter(last -> last.answers().containsKey(question)))
                .orElseGet(() -> begin(quiz, account));
        Answer before = attempt.answers().get(question);
        if (before != null) {
            return before;
        }
        Answer answer = new Answer(given, grading.mark(asked, given));
        update(
                "insert into quiz_answer (attempt, question, given, share, answered_at) values (?1, ?2, ?3, ?4, ?5)",
                attempt.id(),
                question,
                given.toArray(String[]::new),
                answer.mark().share(),
                clock.instant());
        boolean last = quiz.questions().stream()
                .map(each -> each.stem().id())
                .filter(each -> !each.equals(question))
                .allMatch(attempt.answers()::containsKey);
        if (last) {
            update("update quiz_attempt set ended_at = ?2 where id = ?1", attempt.id(), clock.instant());
        }
        answered.fire(new Answered(quiz, account, attempt.id(), asked, answer, last, clock.instant()));
        return answer;
    }

    /** Begins another attempt, where the reader has one left; an open one is gone on with. */
    @Transactional
    public Attempt again(Quiz quiz, UUID account) {
        hold(quiz, account);
        return open(of(quiz, account)).orElseGet(() -> begin(quiz, account));
    }

    /**
     * An answer as it is kept.
     *
     * @param share 0 to 1 of the points of the question
     */
    public record Kept(UUID quiz, int attempt, UUID question, List<String> given, double share) {}

    /** All that a reader has answered. */
    @Transactional
    @SuppressWarnings("unchecked")
    public List<Kept> all(UUID account) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select quiz, number, question, given, share from quiz_attempt join quiz_answer on attempt = id
                        where account = ?1 order by answered_at""", Tuple.class)
                .setParameter(1, account)
                .getResultList();
        return rows.stream()
                .map(row -> new Kept(
                        row.get("quiz", UUID.class),
                        row.get("number", Integer.class),
                        row.get("question", UUID.class),
                        Arrays.asList(row.get("given", String[].class)),
                        row.get("share", Double.class)))
                .toList();
    }

    @Transactional
    public void forget(UUID account) {
        update("delete from quiz_attempt where account = ?1", account);
    }

    /** Attempts at quizzes that the other account has begun as well stay behind. */
    void join(@Observes Joined accounts) {
        entities.createNativeQuery("""
                        update quiz_attempt made set account = ?2
                        where account = ?1 and not exists
                          (select 1 from quiz_attempt other where other.account = ?2 and other.quiz = made.quiz)""")
                .setParameter(1, accounts.from())
                .setParameter(2, accounts.into())
                .executeUpdate();
    }

    /** Two requests of one reader wait for each other, so that none begins an attempt beside the other. */
    private void hold(Quiz quiz, UUID account) {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(?1, 0))")
                .setParameter(1, quiz.id() + "/" + account)
                .getResultList();
    }

    private static Optional<Attempt> open(List<Attempt> attempts) {
        return attempts.stream().filter(attempt -> !attempt.ended()).findFirst();
    }

    private Attempt begin(Quiz quiz, UUID account) {
        int number = of(quiz, account).size() + 1;
        if (quiz.rules().attempts() > 0 && number > quiz.rules().attempts()) {
            throw Problem.of(ProblemType.NO_MORE_ATTEMPTS, quiz.rules().attempts());
        }
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        update(
                "insert into quiz_attempt (id, quiz, account, number, begun_at) values (?1, ?2, ?3, ?4, ?5)",
                id,
                quiz.id(),
                account,
                number,
                clock.instant());
        return new Attempt(id, number, Map.of(), false);
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(UUID quiz, Collection<UUID> accounts) {
        return entities.createNativeQuery("""
                        select id, account, number, ended_at is not null as ended, question, given, share
                        from quiz_attempt left join quiz_answer on attempt = id
                        where quiz = ?1 and account = any (?2) order by account, number""", Tuple.class)
                .setParameter(1, quiz)
                .setParameter(2, accounts.toArray(UUID[]::new))
                .getResultList();
    }

    private void update(String sql, Object... parameters) {
        var query = entities.createNativeQuery(sql);
        for (int at = 0; at < parameters.length; at++) {
            query.setParameter(at + 1, parameters[at]);
        }
        query.executeUpdate();
    }
}
