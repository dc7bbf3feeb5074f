package org.shuyuan.learn.quiz.item;

import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.shuyuan.text.XmlText;

/**
 * The words of a question as XHTML, with something to fill in where they have a blank: three underscores or more. HTML within
 * the words is shown as words.
 */
public final class Blanks {

    /** How a blank is written. */
    public static final String BLANK = "____";

    /** Stands for an underscore of a blank, which would mean emphasis or a line to Markdown. Private use, so nobody types it. */
    private static final String HELD = "\uE05F";

    private static final Pattern WRITTEN = Pattern.compile("(?<!\\\\)_{3,}");
    private static final Pattern RENDERED = Pattern.compile("<[^>]*>|" + HELD + "+");

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br />")
            .build();

    private Blanks() {}

    public static String xhtml(String words) {
        return xhtml(words, List.of());
    }

    /** @param gaps XHTML that stands in the blanks, in their order; what finds none comes behind the words */
    public static String xhtml(String words, List<String> gaps) {
        String held = WRITTEN.matcher(XmlText.clean(words).replace(HELD, ""))
                .replaceAll(blank -> HELD.repeat(blank.group().length()));
        Iterator<String> left = gaps.iterator();
        StringBuilder xhtml = new StringBuilder(RENDERED.matcher(RENDERER.render(PARSER.parse(held)))
                .replaceAll(part -> Matcher.quoteReplacement(filled(part, left))));
        left.forEachRemaining(gap -> xhtml.append("<p>").append(gap).append("</p>\n"));
        return xhtml.toString();
    }

    private static String filled(MatchResult part, Iterator<String> left) {
        boolean blank = part.group().startsWith(HELD);
        return blank && left.hasNext() ? left.next() : part.group().replace(HELD, "_");
    }
}
