package org.shuyuan.learn.review;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.shuyuan.text.Figures;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/**
 * A round as a table for spreadsheets: RFC 4180 in UTF-8 with BOM, without which they take it for another encoding. What
 * was hidden or taken back is left out.
 */
final class ReviewCsv {

    /** What spreadsheets take for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r＝＋－＠";

    private static final String BOM = "\uFEFF";

    private ReviewCsv() {}

    static String of(Round round, List<Comment> comments, List<Score> scores, Messages messages, Language language) {
        StringBuilder table = new StringBuilder(BOM);
        line(
                table,
                Arrays.stream(new String[] {"sort", "at", "who", "criterion", "level", "words", "written"})
                        .map(column -> messages.say(language, "review.csv-" + column))
                        .toArray(String[]::new));
        for (Comment comment : comments) {
            if (comment.shown()) {
                Remark remark = comment.remark();
                line(
                        table,
                        messages.say(
                                language, comment.parent().isPresent() ? "review.csv-reply" : "review.csv-comment"),
                        Figures.clock(remark.second()),
                        comment.name(),
                        remark.criterion().map(id -> title(round, id, language)).orElse(""),
                        remark.level().map(String::valueOf).orElse(""),
                        remark.words(),
                        comment.written().toString());
            }
        }
        for (Score score : scores) {
            line(
                    table,
                    messages.say(language, "review.csv-score"),
                    "",
                    score.name(),
                    title(round, score.criterion(), language),
                    Integer.toString(score.level()),
                    "",
                    "");
        }
        return table.toString();
    }

    static String title(Round round, String criterion, Language language) {
        return round.rubric()
                .criterion(criterion)
                .map(found -> found.title().in(language))
                .orElse(criterion);
    }

    private static void line(StringBuilder table, String... cells) {
        table.append(Arrays.stream(cells).map(ReviewCsv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(String words) {
        String tame = !words.isEmpty() && FORMULA.indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
        return '"' + tame.replace("\"", "\"\"") + '"';
    }
}
