package org.shuyuan.learn.quiz;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.learn.quiz.item.Question;
import org.shuyuan.learn.quiz.item.Quiz;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * A quiz as it is sent.
 *
 * @param attempts that each pupil has; 0, and left out, for as many as they like
 * @param counts {@code best}, {@code first} or {@code last}
 * @param pass percent
 * @param version the one that was changed; what is answered carries the next
 */
public record QuizJson(
        @Nullable UUID id,
        @Nullable String title,
        @Nullable Integer attempts,
        @Nullable String counts,
        @Nullable Integer pass,
        @Nullable List<QuestionJson> questions,
        long version) {

    private static final int MOST_ATTEMPTS = 100;
    private static final int MOST_QUESTIONS = 200;
    private static final int LONGEST_TITLE = 200;
    private static final int WHOLE = 100;

    static QuizJson of(Quiz quiz) {
        return new QuizJson(
                quiz.id(),
                quiz.title(),
                quiz.rules().attempts(),
                quiz.rules().counts().id(),
                quiz.rules().pass(),
                quiz.questions().stream().map(QuestionJson::of).toList(),
                quiz.version());
    }

    /** @throws Problem {@link ProblemType#QUESTION_WRONG}, {@link ProblemType#BAD_REQUEST} naming the member */
    Quiz read(UUID id) {
        String called = Optional.ofNullable(title)
                .map(said -> said.replace("\0", "").strip())
                .orElse("");
        int tries = Objects.requireNonNullElse(attempts, 0);
        int wanted = Objects.requireNonNullElse(pass, Quiz.Rules.USUAL.pass());
        require(!called.isEmpty() && called.length() <= LONGEST_TITLE, "title");
        require(tries >= 0 && tries <= MOST_ATTEMPTS, "attempts");
        require(wanted >= 1 && wanted <= WHOLE, "pass");
        List<Question> read = Optional.ofNullable(questions).orElse(List.of()).stream()
                .filter(Objects::nonNull)
                .map(QuestionJson::read)
                .toList();
        Set<UUID> seen = new HashSet<>();
        require(read.stream().allMatch(question -> seen.add(question.stem().id())), "questions");
        require(read.size() <= MOST_QUESTIONS, "questions");
        return new Quiz(id, called, new Quiz.Rules(tries, counts(counts), wanted), read, version);
    }

    /** As much of a title as there is room for. */
    static String title(String words) {
        String line = words.strip().lines().findFirst().orElse("");
        return line.substring(0, Math.min(LONGEST_TITLE, line.length()));
    }

    private static Quiz.Counts counts(@Nullable String id) {
        return id == null ? Quiz.Rules.USUAL.counts() : Quiz.Counts.of(id).orElseThrow(() -> bad("counts"));
    }

    private static void require(boolean right, String member) {
        if (!right) {
            throw bad(member);
        }
    }

    private static Problem bad(String member) {
        return Problem.of(ProblemType.BAD_REQUEST, member);
    }
}
