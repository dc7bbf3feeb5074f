package org.shuyuan.learn.course;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Written pages (CommonMark): HTML within the words is shown as words, and addresses that are no addresses lead nowhere. */
public final class Markdown {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br>")
            .build();

    private Markdown() {}

    public static String html(String words) {
        return RENDERER.render(PARSER.parse(words));
    }
}
