package org.shuyuan.search.answer;

import java.util.ArrayList;
import java.util.List;

/**
 * Text with the found words marked. It is kept as parts, never as markup, so that a template escapes each part by itself
 * and the text of a hostile document stays text.
 */
public record Highlighted(List<Part> parts) {

    /** A stretch of text that is marked as a whole or not at all. */
    public record Part(String text, boolean marked) {}

    // The engine puts these around what it found: characters of the private use area, which no font gives a meaning.
    public static final char BEGIN = '\uE000';
    public static final char END = '\uE001';

    public Highlighted {
        parts = List.copyOf(parts);
    }

    public static Highlighted plain(String text) {
        return new Highlighted(text.isEmpty() ? List.of() : List.of(new Part(text, false)));
    }

    /** Reads what the engine answered; a mark without its partner reaches to the end of the text. */
    static Highlighted read(String text) {
        return read(List.of(text));
    }

    /** Reads the same text as several analyses have marked it: what any of them has found is marked. */
    static Highlighted read(List<String> texts) {
        String bare = texts.getFirst().replace(String.valueOf(BEGIN), "").replace(String.valueOf(END), "");
        boolean[] marks = new boolean[bare.length()];
        texts.forEach(text -> mark(text, marks));
        return new Highlighted(parts(bare, marks));
    }

    public boolean anyMarked() {
        return parts.stream().anyMatch(Part::marked);
    }

    /** The words that are marked, each once. */
    public List<String> marked() {
        return parts.stream().filter(Part::marked).map(Part::text).distinct().toList();
    }

    /** The text without its marks. */
    public String text() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.text()));
        return text.toString();
    }

    /** HTML that holds the escaped text and {@code <mark>} elements, nothing else. */
    public String html() {
        StringBuilder html = new StringBuilder();
        for (Part part : parts) {
            html.append(part.marked() ? "<mark>" : "");
            escape(part.text(), html);
            html.append(part.marked() ? "</mark>" : "");
        }
        return html.toString();
    }

    /** Notes for every character that is not a mark itself whether it stands inside one. */
    private static void mark(String text, boolean[] marks) {
        int position = 0;
        boolean inside = false;
        for (int i = 0; i < text.length() && position < marks.length; i++) {
            char c = text.charAt(i);
            if (c == BEGIN || c == END) {
                inside = c == BEGIN;
            } else {
                marks[position++] |= inside;
            }
        }
    }

    private static List<Part> parts(String bare, boolean[] marks) {
        List<Part> parts = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= bare.length(); i++) {
            if (i == bare.length() || marks[i] != marks[start]) {
                parts.add(new Part(bare.substring(start, i), marks[start]));
                start = i;
            }
        }
        return parts;
    }

    private static void escape(String text, StringBuilder html) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
    }
}
