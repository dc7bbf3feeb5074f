package org.shuyuan.extractor;

import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Cuts the XHTML that a Tika parser speaks into units. */
final class UnitHandler extends DefaultHandler {

    private static final Set<String> BLOCKS =
            Set.of("p", "div", "br", "li", "tr", "h", "h1", "h2", "h3", "h4", "h5", "h6", "table", "line-break");
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3");
    private static final Set<String> SILENT = Set.of("script", "style");
    private static final Set<String> SILENT_CLASSES =
            Set.of("slide-master-content", "slideMaster", "embedded", "package-entry", "annotation");
    /** A page of a flowing document, where no heading comes: about two screens of a Chinese text. */
    private static final int PAGE_CHARACTERS = 1_500;

    private final Division division;
    private final Output output;
    private final StringBuilder text = new StringBuilder();
    private boolean inBody;
    private boolean inUnit;
    private int skippedDepth;
    private int at;
    private boolean lastWasEmpty;

    /** Hears what stands in each unit, the empty ones as well. */
    interface Listener {
        void unit(int at, CharSequence text);
    }

    private Listener listener = (at, text) -> {};

    UnitHandler(Division division, Output output) {
        this.division = division;
        this.output = output;
        this.inUnit = division == Division.SECTIONS;
        this.at = inUnit ? 1 : 0;
    }

    void listener(Listener each) {
        this.listener = each;
    }

    /** How many units there were, the empty ones counted. */
    int count() {
        return at;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if (name.equals("body")) {
            inBody = true;
        }
        if (!inBody || skippedDepth > 0 || isSkipped(name, attributes)) {
            skippedDepth += inBody ? 1 : 0;
            return;
        }
        if (begins(name, attributes)) {
            finish();
            at++;
            inUnit = true;
        } else if (BLOCKS.contains(name)) {
            newParagraph();
        } else if (name.equals("td") || name.equals("th")) {
            text.append(' ');
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        if (skippedDepth > 0) {
            skippedDepth--;
            return;
        }
        if (BLOCKS.contains(name)) {
            newParagraph();
            if (division == Division.SECTIONS && text.length() > PAGE_CHARACTERS && !name.startsWith("h")) {
                finish();
                at++;
            }
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (inBody && inUnit && skippedDepth == 0) {
            text.append(characters, start, length);
        }
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) {
        characters(characters, start, length);
    }

    @Override
    public void endDocument() {
        finish();
        if (division == Division.SECTIONS && at > 1 && lastWasEmpty) {
            at--;
        }
    }

    private boolean begins(String name, Attributes attributes) {
        String kind = attributes.getValue("class");
        return switch (division) {
            case PAGES -> name.equals("div") && "page".equals(kind);
            case SLIDES -> "slide-content".equals(kind);
            case DRAWN_PAGES -> name.equals("page") && kind == null;
            case SECTIONS -> HEADINGS.contains(name) && !text.toString().isBlank();
        };
    }

    private static boolean isSkipped(String name, Attributes attributes) {
        String kind = attributes.getValue("class");
        return SILENT.contains(name) || kind != null && SILENT_CLASSES.contains(kind);
    }

    /** Two line feeds, because one alone is how a PDF breaks a line within a sentence. */
    private void newParagraph() {
        if (!text.isEmpty()) {
            text.append("\n\n");
        }
    }

    private void finish() {
        lastWasEmpty = text.toString().isBlank();
        if (inUnit) {
            listener.unit(at, text);
            output.unit(division.unit(), at, text);
        }
        text.setLength(0);
    }
}
