package org.shuyuan.learn.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shuyuan.learn.course.Courses;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.learn.join.Enrolments;
import org.shuyuan.learn.quiz.Answered;
import org.shuyuan.learn.quiz.Attempt;
import org.shuyuan.learn.quiz.Attempts;
import org.shuyuan.learn.quiz.Result;

/** Tells each answer to a question, and how an attempt ended. */
@ApplicationScoped
class Answers {

    /** Of the registry of ADL's Tin Can: which attempt it was. */
    private static final String ATTEMPT = "http://id.tincanapi.com/extension/attempt-id";

    private final RecordStore store;
    private final Courses courses;
    private final Enrolments enrolments;
    private final Attempts attempts;
    private final Actors actors;
    private final Activities activities;
    private final StatementQueue queue;
    private final LessonsDone lessonsDone;

    Answers(
            RecordStore store,
            Courses courses,
            Enrolments enrolments,
            Attempts attempts,
            Actors actors,
            Activities activities,
            StatementQueue queue,
            LessonsDone lessonsDone) {
        this.store = store;
        this.courses = courses;
        this.enrolments = enrolments;
        this.attempts = attempts;
        this.actors = actors;
        this.activities = activities;
        this.queue = queue;
        this.lessonsDone = lessonsDone;
    }

    /** A quiz where a course asks it. */
    private record Asked(UUID course, Lesson lesson) {}

    void answered(@Observes Answered answered) {
        if (!store.on()) {
            return;
        }
        List<Asked> asked = asked(answered);
        if (asked.isEmpty()) {
            return;
        }
        // A quiz that several courses ask is answered once, for all of them.
        Asked first = asked.getFirst();
        List<Statement> statements = new ArrayList<>(List.of(answer(answered, first)));
        if (answered.last()) {
            List<Attempt> made = attempts.of(answered.quiz(), answered.account());
            made.stream()
                    .filter(attempt -> attempt.id().equals(answered.attempt()))
                    .map(attempt -> ended(answered, attempt, first))
                    .forEach(statements::add);
            queue.add(statements);
            done(answered, made, asked);
        } else {
            queue.add(statements);
        }
    }

    /** Where a course asks it that whoever answers follows. */
    private List<Asked> asked(Answered answered) {
        Map<UUID, List<Lesson>> lessons = courses.asking(answered.quiz().id());
        Set<UUID> followed = lessons.isEmpty()
                ? Set.of()
                : enrolments
                        .following(List.of(answered.account()), lessons.keySet())
                        .getOrDefault(answered.account(), Set.of());
        return lessons.entrySet().stream()
                .filter(each -> followed.contains(each.getKey()))
                .flatMap(each -> each.getValue().stream().map(lesson -> new Asked(each.getKey(), lesson)))
                .toList();
    }

    private Statement answer(Answered answered, Asked asked) {
        Phrase phrase = phrase(
                        answered,
                        asked,
                        new Phrase(
                                answered.account(),
                                actors.of(answered.account()),
                                Verb.ANSWERED,
                                activities.question(asked.course(), asked.lesson(), answered.question()),
                                answered.now()))
                .around("parent", activities.lesson(asked.course(), asked.lesson()))
                .around("grouping", activities.course(asked.course()))
                .success(answered.answer().mark().right())
                .score(
                        answered.answer().mark().share(),
                        answered.question().stem().points());
        Interaction.response(answered.question(), answered.answer().given()).ifPresent(phrase::response);
        return phrase.made(answered.now());
    }

    private Statement ended(Answered answered, Attempt attempt, Asked asked) {
        boolean passed =
                attempt.percent(answered.quiz()) >= answered.quiz().rules().pass();
        return phrase(
                        answered,
                        asked,
                        new Phrase(
                                answered.account(),
                                actors.of(answered.account()),
                                passed ? Verb.PASSED : Verb.FAILED,
                                activities.lesson(asked.course(), asked.lesson()),
                                answered.now()))
                .around("parent", activities.course(asked.course()))
                .completion()
                .success(passed)
                .score(attempt.share(answered.quiz()), answered.quiz().points())
                .made(answered.now());
    }

    private Phrase phrase(Answered answered, Asked asked, Phrase phrase) {
        return phrase.registration(actors.registration(answered.account(), asked.course()))
                .contextExtension(ATTEMPT, answered.attempt().toString());
    }

    /** By the rules of the quiz, which may count the best attempt, the first or the last. */
    private void done(Answered answered, List<Attempt> made, List<Asked> asked) {
        Result before = Result.of(
                answered.quiz(),
                made.stream()
                        .filter(attempt -> !attempt.id().equals(answered.attempt()))
                        .toList());
        Result now = Result.of(answered.quiz(), made);
        if (now.passed() && !before.passed()) {
            lessonsDone.tell(
                    asked.stream()
                            .map(each -> new LessonsDone.Done(
                                    answered.account(),
                                    each.course(),
                                    each.lesson(),
                                    Optional.empty(),
                                    Optional.of(now.percent())))
                            .toList(),
                    answered.now());
        }
    }
}
