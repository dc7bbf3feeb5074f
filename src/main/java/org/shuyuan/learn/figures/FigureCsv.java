package org.shuyuan.learn.figures;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/**
 * A series as a table for spreadsheets: RFC 4180 in UTF-8 with BOM, without which they take it for another encoding. The last
 * line is the whole span: different viewers of steps don't add up.
 */
final class FigureCsv {

    private static final String BOM = "\uFEFF";

    private FigureCsv() {}

    static String of(Series series, Messages messages, Language language) {
        StringBuilder table = new StringBuilder(BOM);
        line(
                table,
                Arrays.stream(new String[] {
                            "from",
                            "to",
                            "viewers",
                            "plays",
                            "hours",
                            "new-hours",
                            "completions",
                            "guest-plays",
                            "guest-hours"
                        })
                        .map(column -> messages.say(language, "figures." + column)));
        String few = messages.say(language, "figures.few");
        Stream.concat(series.points().stream(), Stream.of(series.total()))
                .forEach(point -> line(
                        table,
                        Stream.of(
                                point.from().toString(),
                                point.to().toString(),
                                cell(point.viewers(), few),
                                cell(point.plays(), few),
                                hours(point.hours(), few),
                                hours(point.newHours(), few),
                                cell(point.completions(), few),
                                Long.toString(point.guestPlays()),
                                hours(point.guestHours(), few))));
        return table.toString();
    }

    static Response answer(Series series, Messages messages, Language language) {
        return Response.ok(of(series, messages, language), "text/csv; charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"figures.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    private static String hours(@Nullable Double hours, String few) {
        return hours == null ? few : BigDecimal.valueOf(hours).toPlainString();
    }

    private static String cell(@Nullable Long number, String few) {
        return number == null ? few : number.toString();
    }

    /** Numbers, dates and our own words: nothing that a spreadsheet takes for a formula. */
    private static void line(StringBuilder table, Stream<String> cells) {
        table.append(cells.map(cell -> '"' + cell + '"').collect(Collectors.joining(",")))
                .append("\r\n");
    }
}
