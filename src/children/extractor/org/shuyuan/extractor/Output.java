package org.shuyuan.extractor;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The output folder: {@code metadata.json} (name → values), {@code units.jsonl} (one {@code {type, at, text}} a line),
 * {@code scanned.txt} (the number of a page without text on each line), {@code unread.txt} (what was left out, {@code kind at} on each
 * line), {@code cover.jpg}, or {@code failure.json} ({@code {kind, message}}).
 */
final class Output implements AutoCloseable {

    /** Thrown through a parser when there is enough; what was written stays good. */
    static final class Full extends RuntimeException {
        Full() {
            super("enough", null, false, false);
        }
    }

    /** Several times the longest book, chapter by chapter or page by page. */
    private static final int MAX_UNITS = 20_000;
    /** What is longer becomes several units of one number, so that a search shows where in a long chapter it is. */
    private static final int MAX_UNIT_CHARACTERS = 100_000;
    /** Ten times the longest textbook. */
    private static final long MAX_CHARACTERS = 20_000_000;
    /** A long unit is cut behind a sentence, where one ends this near to the longest. */
    private static final int CUT_WITHIN = 2_000;

    private static final String ENDS = "\n。！？；.!?; ";
    private static final int MAX_UNREAD = 500;
    private static final int MAX_VALUE_CHARACTERS = 20_000;
    private static final int MAX_VALUES = 200;

    private final Path folder;
    private final Map<String, List<String>> metadata = new TreeMap<>();
    private final Writer units;
    private final List<String> unread = new ArrayList<>();
    private int count;
    private int last;
    private long characters;

    Output(Path folder) throws IOException {
        this.folder = folder;
        this.units = new BufferedWriter(Files.newBufferedWriter(folder.resolve("units.jsonl")));
    }

    void unit(String type, int at, CharSequence text) {
        if (text.toString().isBlank()) {
            return;
        }
        for (int from = 0, to; from < text.length(); from = to) {
            to = end(text, from);
            write(type, at, text.subSequence(from, to));
        }
    }

    /** Nothing behind this one is read any more. */
    void enough(int at) {
        unread("after", at);
        throw new Full();
    }

    /**
     * Something that stays unread, for a person to know.
     *
     * @param kind {@code after}: all behind this unit; {@code rest}: the rest of this unit; {@code missing}: this unit isn't in the file
     */
    void unread(String kind, int at) {
        if (unread.size() < MAX_UNREAD) {
            unread.add(kind + " " + at);
        }
    }

    /** Pages of which nothing can be read, but something be seen. */
    void scanned(BitSet pages) throws IOException {
        Files.write(
                folder.resolve("scanned.txt"),
                pages.stream().mapToObj(Integer::toString).toList());
    }

    private void write(String type, int at, CharSequence text) {
        if (count >= MAX_UNITS || characters + text.length() > MAX_CHARACTERS) {
            enough(last);
        }
        count++;
        last = at;
        characters += text.length();
        try {
            units.write("{\"type\":\"" + type + "\",\"at\":" + at + ",\"text\":" + quoted(text) + "}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int end(CharSequence text, int from) {
        int most = from + MAX_UNIT_CHARACTERS;
        if (text.length() <= most) {
            return text.length();
        }
        for (int to = most; to > most - CUT_WITHIN; to--) {
            if (ENDS.indexOf(text.charAt(to - 1)) >= 0) {
                return to;
            }
        }
        return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    }

    void metadata(String name, List<String> values) {
        if (metadata.size() < MAX_VALUES) {
            metadata.put(name, values.stream().limit(MAX_VALUES).toList());
        }
    }

    /** How many units there are, and for slides under their own name too: office programs often forget to count. */
    void count(Division division, int units) {
        List<String> count = List.of(Integer.toString(units));
        metadata("shuyuan:units", count);
        if (division.unit().equals("slide") && units > 0) {
            metadata("meta:slide-count", count);
        }
    }

    static void failure(Path folder, Failure failure) throws IOException {
        Files.writeString(
                folder.resolve("failure.json"),
                "{\"kind\":\"" + failure.kind().name().toLowerCase(Locale.ROOT) + "\",\"message\":"
                        + quoted(cut(String.valueOf(failure.getMessage()))) + "}\n");
    }

    @Override
    public void close() throws IOException {
        units.close();
        Files.write(folder.resolve("unread.txt"), unread);
        StringBuilder json = new StringBuilder("{");
        metadata.forEach((name, values) -> {
            json.append(json.length() > 1 ? ",\n " : "").append(quoted(name)).append(":[");
            for (int i = 0; i < values.size(); i++) {
                json.append(i > 0 ? "," : "").append(quoted(cut(values.get(i))));
            }
            json.append(']');
        });
        Files.writeString(folder.resolve("metadata.json"), json.append("}\n"));
    }

    private static String cut(String value) {
        return value.length() > MAX_VALUE_CHARACTERS ? value.substring(0, MAX_VALUE_CHARACTERS) : value;
    }

    /** A JSON string (RFC 8259 section 7) that stands on one line; a lone surrogate becomes U+FFFD. */
    private static String quoted(CharSequence text) {
        StringBuilder quoted = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c == '\n') {
                quoted.append("\\n");
            } else if (c < 0x20 || c == 0x7f || c == 0x2028 || c == 0x2029) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                quoted.append(c).append(text.charAt(++i));
            } else {
                quoted.append(Character.isSurrogate(c) ? '\ufffd' : c);
            }
        }
        return quoted.append('"').toString();
    }
}
