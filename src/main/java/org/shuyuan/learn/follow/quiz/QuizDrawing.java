package org.shuyuan.learn.follow.quiz;

import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.shuyuan.learn.course.Markdown;
import org.shuyuan.learn.quiz.Answer;
import org.shuyuan.learn.quiz.Attempt;
import org.shuyuan.learn.quiz.Attempts;
import org.shuyuan.learn.quiz.Result;
import org.shuyuan.learn.quiz.item.Blanks;
import org.shuyuan.learn.quiz.item.Question;
import org.shuyuan.learn.quiz.item.Quiz;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;
import org.shuyuan.text.XmlText;

/** Draws a quiz for whoever answers it. */
@ApplicationScoped
class QuizDrawing {

    private final Attempts attempts;
    private final CurrentUser user;
    private final Messages messages;
    private final ReaderLanguage language;

    QuizDrawing(Attempts attempts, CurrentUser user, Messages messages, ReaderLanguage language) {
        this.attempts = attempts;
        this.user = user;
        this.messages = messages;
        this.language = language;
    }

    QuizView draw(Quiz quiz, String address) {
        boolean open = user.account().isPresent();
        List<Attempt> made =
                user.account().map(account -> attempts.of(quiz, account.id())).orElse(List.of());
        Optional<Attempt> last = made.isEmpty() ? Optional.empty() : Optional.of(made.getLast());
        Result result = Result.of(quiz, made);
        return new QuizView(
                address,
                items(quiz, last),
                open,
                last.filter(Attempt::ended).isPresent(),
                last.map(attempt -> attempt.percent(quiz)).orElse(0),
                result.passed(),
                rules(quiz, result),
                last.filter(Attempt::ended).isPresent()
                        && result.left().map(left -> left > 0).orElse(true));
    }

    /** As it looks before anything is answered, which can't be done here. */
    QuizView preview(Quiz quiz) {
        return new QuizView(
                "",
                items(quiz, Optional.empty()),
                false,
                false,
                0,
                false,
                rules(quiz, Result.of(quiz, List.of())),
                false);
    }

    /** Of an attempt that has ended, what it was asked: questions that came later wait for the next one. */
    private List<QuizView.Item> items(Quiz quiz, Optional<Attempt> attempt) {
        return IntStream.range(0, quiz.questions().size())
                .filter(at -> attempt.filter(Attempt::ended)
                        .map(Attempt::answers)
                        .map(answers -> answers.containsKey(
                                quiz.questions().get(at).stem().id()))
                        .orElse(true))
                .mapToObj(at -> item(quiz.questions().get(at), at + 1, attempt))
                .toList();
    }

    private String rules(Quiz quiz, Result result) {
        String pass = say("quiz.pass", quiz.rules().pass());
        return result.left()
                .map(left -> pass
                        + say("quiz.and")
                        + say("quiz.left", left)
                        + say("quiz.and")
                        + say("quiz.counts-" + quiz.rules().counts().id()))
                .orElse(pass);
    }

    private QuizView.Item item(Question question, int number, Optional<Attempt> attempt) {
        Question.Stem stem = question.stem();
        @Nullable
        Answer answer = attempt.map(each -> each.answers().get(stem.id())).orElse(null);
        List<String> given = answer == null ? List.of() : answer.given();
        return new QuizView.Item(
                stem.id().toString(),
                number,
                kind(question),
                words(question, given),
                say("quiz.kind-" + kind(question)) + " · " + say("quiz.points", stem.points()),
                options(question, given, answer != null),
                fields(question, given),
                answer == null ? null : mark(question, answer));
    }

    private QuizView.MarkView mark(Question question, Answer answer) {
        String state = answer.mark().right() ? "right" : answer.mark().share() > 0 ? "partly" : "wrong";
        return new QuizView.MarkView(
                state,
                say("quiz." + state),
                answer.mark().right() ? "" : solution(question),
                html(question.stem().explanation()));
    }

    /** Gaps stand in their words. */
    private RawString words(Question question, List<String> given) {
        if (!(question instanceof Question.FillIn fill)) {
            return html(question.stem().words());
        }
        List<String> gaps = IntStream.range(0, fill.gaps().size())
                .mapToObj(at -> gap(say("quiz.gap", at + 1), at < given.size() ? given.get(at) : ""))
                .toList();
        return new RawString(Blanks.xhtml(fill.stem().words(), gaps));
    }

    private static String gap(String label, String given) {
        return "<input type=\"text\" name=\"given\" class=\"quiz-gap\" maxlength=\"200\" autocomplete=\"off\""
                + " aria-label=\"" + XmlText.escape(label) + "\" value=\"" + XmlText.escape(given) + "\" />";
    }

    private List<QuizView.Option> options(Question question, List<String> given, boolean told) {
        return switch (question) {
            case Question.Choice choice -> options(choice.options(), given, told ? choice.right() : Set.of());
            case Question.Ordering ordering -> options(shuffled(ordering), List.of(), Set.of());
            case Question.Statement statement ->
                options(
                        List.of(
                                new Question.Option("true", say("quiz.true")),
                                new Question.Option("false", say("quiz.false"))),
                        given,
                        told ? Set.of(Boolean.toString(statement.right())) : Set.of());
            case Question.FillIn _, Question.Numeric _ -> List.of();
        };
    }

    private static List<QuizView.Option> options(List<Question.Option> options, List<String> given, Set<String> right) {
        return IntStream.range(0, options.size())
                .mapToObj(at -> option(options.get(at), at, given, right))
                .toList();
    }

    private static QuizView.Option option(Question.Option option, int at, List<String> given, Set<String> right) {
        return new QuizView.Option(
                option.id(),
                Character.toString('A' + at),
                html(option.words()),
                given.contains(option.id()),
                right.contains(option.id()));
    }

    private static List<QuizView.Field> fields(Question question, List<String> given) {
        int many = switch (question) {
            case Question.Ordering ordering -> ordering.options().size();
            case Question.Numeric _ -> 1;
            case Question.Choice _, Question.Statement _, Question.FillIn _ -> 0;
        };
        return IntStream.range(0, many)
                .mapToObj(at -> new QuizView.Field(at + 1, at < given.size() ? given.get(at) : ""))
                .toList();
    }

    /** As little in order as things of other names are, and for everybody the same: no page looks otherwise when it is opened again. */
    private static List<Question.Option> shuffled(Question.Ordering ordering) {
        return ordering.options().stream()
                .sorted(Comparator.comparingInt(
                        option -> Objects.hash(ordering.stem().id(), option.id()) * 0x9E3779B9))
                .toList();
    }

    private static String solution(Question question) {
        return switch (question) {
            case Question.Choice _, Question.Statement _ -> "";
            case Question.FillIn fill ->
                fill.gaps().stream().map(gap -> gap.accepted().getFirst()).collect(Collectors.joining("；"));
            case Question.Ordering ordering ->
                ordering.options().stream().map(Question.Option::words).collect(Collectors.joining(" → "));
            case Question.Numeric numeric ->
                numeric.value().toPlainString()
                        + numeric.unit().map(unit -> " " + unit).orElse("");
        };
    }

    private static String kind(Question question) {
        return switch (question) {
            case Question.Choice choice -> choice.several() ? "choices" : "choice";
            case Question.Statement _ -> "statement";
            case Question.FillIn _ -> "fill-in";
            case Question.Ordering _ -> "ordering";
            case Question.Numeric _ -> "numeric";
        };
    }

    static RawString html(String words) {
        return new RawString(Markdown.html(words));
    }

    private String say(String key, Object... arguments) {
        return messages.say(language.get(), key, arguments);
    }
}
