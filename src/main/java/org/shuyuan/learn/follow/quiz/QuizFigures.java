package org.shuyuan.learn.follow.quiz;

import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.shuyuan.learn.join.Member;
import org.shuyuan.learn.quiz.Attempt;
import org.shuyuan.learn.quiz.Attempts;
import org.shuyuan.learn.quiz.Result;
import org.shuyuan.learn.quiz.item.Question;
import org.shuyuan.learn.quiz.item.Quiz;
import org.shuyuan.learn.quiz.marking.ItemFigures;
import org.shuyuan.learn.quiz.marking.Statistics;

/** Draws how a class did in a quiz: which questions fail, and who has come how far. */
@ApplicationScoped
class QuizFigures {

    /** With fewer answers a correlation says nothing. */
    private static final int ENOUGH = 5;

    /** Below it most of the class hasn't understood. */
    private static final double HARD = 0.5;

    /** Below it those who know the rest don't do better here: the question may be at fault. */
    private static final double BLUNT = 0.2;

    private static final int PERCENT = 100;

    private final Attempts attempts;

    QuizFigures(Attempts attempts) {
        this.attempts = attempts;
    }

    /**
     * A question.
     *
     * @param percent of its points, the mean over first attempts
     * @param apart how well it tells apart who knows the rest, -1 to 1; empty where too few have answered
     * @param advice hard, blunt or nothing
     */
    record Item(
            int number,
            RawString words,
            int answers,
            int percent,
            String apart,
            @Nullable String advice) {}

    /** @param state new, begun or done */
    record Row(String name, String state, int attempts, int percent) {}

    record Figures(List<Item> items, List<Row> rows) {}

    Figures draw(Quiz quiz, List<Member> members) {
        List<Member> learners = members.stream()
                .filter(member -> member.part() == Member.Part.LEARNER)
                .toList();
        Map<UUID, List<Attempt>> made =
                attempts.of(quiz, learners.stream().map(Member::account).toList());
        Map<UUID, ItemFigures> figures =
                Statistics.of(made.values().stream()
                                .map(of -> shares(of.getFirst(), quiz))
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(ItemFigures::question, Function.identity()));
        return new Figures(
                IntStream.range(0, quiz.questions().size())
                        .mapToObj(at -> item(at + 1, quiz.questions().get(at), figures))
                        .toList(),
                learners.stream()
                        .map(learner -> row(quiz, learner, made.getOrDefault(learner.account(), List.of())))
                        .toList());
    }

    /** Of the first attempt: later ones have seen what was right. */
    private static Map<UUID, Double> shares(Attempt first, Quiz quiz) {
        Map<UUID, Double> shares = new HashMap<>();
        first.answers().forEach((question, answer) -> {
            if (quiz.question(question).isPresent()) {
                shares.put(question, answer.mark().share());
            }
        });
        return shares;
    }

    private static Item item(int number, Question question, Map<UUID, ItemFigures> all) {
        RawString words = QuizDrawing.html(question.stem().words());
        ItemFigures figures = all.get(question.stem().id());
        if (figures == null) {
            return new Item(number, words, 0, 0, "", null);
        }
        boolean enough = figures.answers() >= ENOUGH && figures.discrimination().isPresent();
        double apart = figures.discrimination().orElse(0.0);
        return new Item(
                number,
                words,
                figures.answers(),
                (int) Math.round(PERCENT * figures.difficulty()),
                enough ? "%.2f".formatted(apart) : "",
                figures.difficulty() < HARD ? "hard" : enough && apart < BLUNT ? "blunt" : null);
    }

    private static Row row(Quiz quiz, Member learner, List<Attempt> made) {
        Result result = Result.of(quiz, made);
        return new Row(
                learner.name(),
                result.passed() ? "done" : made.isEmpty() ? "new" : "begun",
                made.size(),
                result.percent());
    }
}
