package org.shuyuan.learn.review;

import java.util.Arrays;
import java.util.List;
import org.shuyuan.text.CsvTable;
import org.shuyuan.text.Figures;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** A round as a table for spreadsheets. What was hidden or taken back is left out. */
final class ReviewCsv {

    private ReviewCsv() {}

    static String of(Round round, List<Comment> comments, List<Score> scores, Messages messages, Language language) {
        CsvTable table = new CsvTable();
        table.line(Arrays.stream(new String[] {"sort", "at", "who", "criterion", "level", "words", "written"})
                .map(column -> messages.say(language, "review.csv-" + column))
                .toArray(String[]::new));
        for (Comment comment : comments) {
            if (comment.shown()) {
                Remark remark = comment.remark();
                table.line(
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
            table.line(
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
}
