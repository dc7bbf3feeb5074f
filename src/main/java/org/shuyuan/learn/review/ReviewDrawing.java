package org.shuyuan.learn.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.text.Figures;
import org.shuyuan.text.Language;
import org.shuyuan.text.ReaderLanguage;

/** Draws a round for whoever is looking. */
@ApplicationScoped
class ReviewDrawing {

    private static final int BARS = 40;
    /** What styles know heights of. */
    private static final int HEIGHTS = 10;

    private final Rounds rounds;
    private final Comments comments;
    private final ReviewAccess access;
    private final CurrentUser user;
    private final ReaderLanguage language;

    ReviewDrawing(Rounds rounds, Comments comments, ReviewAccess access, CurrentUser user, ReaderLanguage language) {
        this.rounds = rounds;
        this.comments = comments;
        this.access = access;
        this.user = user;
        this.language = language;
    }

    RoundView draw(LearningResource lesson, Round round) {
        List<Comment> all = comments.of(round.id());
        List<Score> scores = rounds.scores(round.id());
        int part = part(lesson, all);
        int[] density = Summary.density(all, part, BARS);
        int most = Arrays.stream(density).max().orElse(0);
        UUID me = user.require().id();
        return new RoundView(
                round.id(),
                round.rubric().title().in(language.get()),
                day(round),
                round.by(),
                round.open(),
                criteria(round, Optional.empty()),
                levels(round, Optional.empty()),
                chosen(
                        round,
                        scores.stream()
                                .filter(score -> score.account().equals(me))
                                .toList()),
                IntStream.range(0, most == 0 ? 0 : BARS)
                        .mapToObj(at -> new RoundView.Bar(
                                -Math.floorDiv(-HEIGHTS * density[at], most),
                                at * part,
                                "%s–%s: %d"
                                        .formatted(
                                                Figures.clock(at * part), Figures.clock((at + 1) * part), density[at])))
                        .toList(),
                most,
                Summary.of(round.rubric(), scores, all).stream().map(this::sum).toList(),
                lines(round, all, access.curates(lesson)),
                rounds.reviewers(round.id()));
    }

    /** The newest day comes with its hour: several rounds may be of one day. */
    String day(Round round) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language.get().locale())
                .withZone(ZoneId.systemDefault())
                .format(round.opened());
    }

    /** Seconds of a part, such that all parts hold the film and whatever was commented on. */
    private static int part(LearningResource lesson, List<Comment> all) {
        int last = all.stream().mapToInt(each -> each.remark().second()).max().orElse(0) + 1;
        return Math.max(1, -Math.floorDiv(-Math.max(length(lesson), last), BARS));
    }

    private static int length(LearningResource lesson) {
        try {
            return lesson.descriptors()
                    .first(Field.DURATION)
                    .map(seconds -> (int) Math.ceil(Double.parseDouble(seconds)))
                    .orElse(0);
        } catch (NumberFormatException notMeasured) {
            return 0;
        }
    }

    private List<RoundView.Line> lines(Round round, List<Comment> all, boolean curates) {
        return all.stream()
                .filter(comment -> comment.parent().isEmpty())
                .map(comment -> line(
                        round,
                        comment,
                        curates,
                        all.stream()
                                .filter(reply -> reply.parent()
                                        .filter(comment.id()::equals)
                                        .isPresent())
                                .filter(reply -> !reply.removed())
                                .map(reply -> line(round, reply, curates, List.of()))
                                .toList()))
                .filter(line -> !line.removed() || !line.replies().isEmpty())
                .toList();
    }

    private RoundView.Line line(Round round, Comment comment, boolean curates, List<RoundView.Line> replies) {
        boolean mine = comment.author().equals(user.require().id());
        boolean seen = comment.shown() || (!comment.removed() && (mine || curates));
        Remark remark = comment.remark();
        Optional<String> criterion = remark.criterion().filter(_ -> seen);
        return new RoundView.Line(
                comment.id(),
                remark.second(),
                Figures.clock(remark.second()),
                comment.name(),
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(language.get().locale())
                        .withZone(ZoneId.systemDefault())
                        .format(comment.written()),
                criterion.map(id -> ReviewCsv.title(round, id, language.get())).orElse(null),
                remark.level().filter(_ -> seen).orElse(null),
                seen ? remark.words() : "",
                mine && !comment.removed(),
                comment.changed(),
                comment.removed(),
                comment.hidden(),
                !mine && comment.shown(),
                curates ? comment.reports() : 0,
                criteria(round, criterion),
                levels(round, remark.level()),
                replies);
    }

    private List<RoundView.Scored> chosen(Round round, List<Score> mine) {
        return round.rubric().criteria().stream()
                .map(criterion -> new RoundView.Scored(
                        criterion.id(),
                        criterion.title().in(language.get()),
                        levels(
                                round,
                                mine.stream()
                                        .filter(score -> score.criterion().equals(criterion.id()))
                                        .map(Score::level)
                                        .findFirst())))
                .toList();
    }

    private List<RoundView.Choice> criteria(Round round, Optional<String> chosen) {
        Language reader = language.get();
        return round.rubric().criteria().stream()
                .map(criterion -> new RoundView.Choice(
                        criterion.id(),
                        criterion.title().in(reader),
                        chosen.filter(criterion.id()::equals).isPresent()))
                .toList();
    }

    private static List<RoundView.Choice> levels(Round round, Optional<Integer> chosen) {
        return IntStream.rangeClosed(1, round.rubric().levels())
                .mapToObj(level -> new RoundView.Choice(
                        Integer.toString(level),
                        Integer.toString(level),
                        chosen.filter(own -> own == level).isPresent()))
                .toList();
    }

    private RoundView.Sum sum(Summary.Line line) {
        return new RoundView.Sum(
                line.criterion().title().in(language.get()),
                mean(line.mean()),
                line.scores(),
                mean(line.momentsMean()),
                line.moments());
    }

    private static String mean(OptionalDouble mean) {
        return mean.isPresent() ? String.format(Locale.ROOT, "%.1f", mean.getAsDouble()) : "";
    }

    /** The names in a line that somebody has typed, whichever commas it has. */
    static List<String> names(String typed) {
        return Stream.of(typed.split("[\\s,，、;；]+"))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }
}
