package org.shuyuan.learn.figures;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** Draws figures for their pages. */
@ApplicationScoped
class FigureDrawing {

    private static final int[] SPANS = {7, 30, 365};

    private final FigureDesk desk;
    private final Messages messages;
    private final ReaderLanguage language;

    FigureDrawing(FigureDesk desk, Messages messages, ReaderLanguage language) {
        this.desk = desk;
        this.messages = messages;
        this.language = language;
    }

    /**
     * @param here the address of the page, with a {@code ?} and perhaps a parameter
     * @param api where the same is told as JSON
     */
    FigureView draw(UUID scope, String here, String api, @Nullable String from, @Nullable String to) {
        Days span = desk.span(from, to);
        Series series = desk.series(scope, span, null);
        return new FigureView(
                here,
                span.from().toString(),
                span.to().toString(),
                days(series.total()),
                quiet(series.total()),
                api + "/table.csv?" + span.words(),
                IntStream.of(SPANS).mapToObj(days -> choice(here, days, span)).toList(),
                row(series.total()),
                List.of(
                        chart("hours", series.points(), point -> Optional.ofNullable(point.hours()), "%,.1f"),
                        chart(
                                "viewers",
                                series.points(),
                                point -> Optional.ofNullable(point.viewers()).map(Long::doubleValue),
                                "%,.0f")),
                series.points().stream().map(this::row).toList());
    }

    private static boolean quiet(Point total) {
        @Nullable Long viewers = total.viewers();
        return viewers != null && viewers == 0 && total.guestPlays() == 0;
    }

    private Chart chart(String id, List<Point> points, Function<Point, Optional<Double>> value, String format) {
        return Chart.of(
                id,
                messages.say(language.get(), "figures." + id),
                points,
                value,
                most -> String.format(Locale.ROOT, format, most),
                point -> days(point) + ": "
                        + value.apply(point)
                                .map(told -> messages.say(
                                        language.get(), "figures.some-" + id, String.format(Locale.ROOT, format, told)))
                                .orElseGet(this::few));
    }

    private FigureView.Choice choice(String here, int days, Days shown) {
        LocalDate today = desk.today();
        Days offered = new Days(today.minusDays(days - 1L), today);
        return new FigureView.Choice(
                here + offered.words(), messages.say(language.get(), "figures.last-days", days), offered.equals(shown));
    }

    private FigureView.Row row(Point point) {
        return new FigureView.Row(
                days(point),
                point.few(),
                count(point.viewers()),
                count(point.plays()),
                hours(point.hours()),
                hours(point.newHours()),
                count(point.completions()),
                count(point.guestPlays()));
    }

    private static String days(Point point) {
        return point.from().equals(point.to()) ? point.from().toString() : point.from() + " – " + point.to();
    }

    private String count(@Nullable Long number) {
        return number == null ? few() : String.format(Locale.ROOT, "%,d", number);
    }

    private String hours(@Nullable Double hours) {
        return hours == null ? few() : String.format(Locale.ROOT, "%,.1f", hours);
    }

    private String few() {
        return messages.say(language.get(), "figures.few");
    }
}
