package org.shuyuan.extractor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;

/** The text of one XHTML document, a line for each block. */
final class Chapter {

    /** Readings over characters (ruby) would tear the words apart: 函<rt>hán</rt>数 is to be found as 函数. */
    private static final Set<String> SILENT =
            Set.of("script", "style", "template", "head", "rt", "rp", "svg", "iframe", "object", "annotation");

    private Chapter() {}

    static CharSequence text(byte[] xhtml) throws IOException {
        Document document = Jsoup.parse(new ByteArrayInputStream(xhtml), null, "", Parser.htmlParser());
        StringBuilder text = new StringBuilder();
        document.filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    text.append(words.getWholeText().replaceAll("\\s*\\n\\s*", "\n"));
                } else if (node instanceof Element element) {
                    if (SILENT.contains(element.normalName())) {
                        return FilterResult.SKIP_ENTIRELY;
                    }
                    separate(element);
                }
                return FilterResult.CONTINUE;
            }

            @Override
            public FilterResult tail(Node node, int depth) {
                if (node instanceof Element element) {
                    separate(element);
                }
                return FilterResult.CONTINUE;
            }

            private void separate(Element element) {
                if (element.isBlock() || element.normalName().equals("br")) {
                    text.append("\n\n");
                } else if (element.normalName().equals("td")
                        || element.normalName().equals("th")) {
                    text.append(' ');
                }
            }
        });
        return text;
    }
}
