package org.shuyuan.extractor;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The output folder: {@code metadata.json} (name → values), {@code units.jsonl} (one {@code {type, at, text}} a line),
 * {@code cover.jpg}, or {@code failure.json} ({@code {kind, message}}).
 */
final class Output implements AutoCloseable {

    /** Thrown through a parser when there is enough; what was written stays good. */
    static final class Full extends RuntimeException {
        Full() {
            super("enough", null, false, false);
        }
    }

    private static final int MAX_UNITS = 5_000;
    private static final int MAX_UNIT_CHARACTERS = 200_000;
    private static final long MAX_CHARACTERS = 20_000_000;
    private static final int MAX_VALUE_CHARACTERS = 20_000;
    private static final int MAX_VALUES = 200;

    private final Path folder;
    private final Map<String, List<String>> metadata = new TreeMap<>();
    private final Writer units;
    private int count;
    private long characters;

    Output(Path folder) throws IOException {
        this.folder = folder;
        this.units = new BufferedWriter(Files.newBufferedWriter(folder.resolve("units.jsonl")));
    }

    void unit(String type, int at, CharSequence text) {
        if (text.toString().isBlank()) {
            return;
        }
        CharSequence kept = text.length() > MAX_UNIT_CHARACTERS ? text.subSequence(0, MAX_UNIT_CHARACTERS) : text;
        if (count >= MAX_UNITS || characters + kept.length() > MAX_CHARACTERS) {
            metadata.put("shuyuan:truncated", List.of("true"));
            throw new Full();
        }
        count++;
        characters += kept.length();
        try {
            units.write("{\"type\":\"" + type + "\",\"at\":" + at + ",\"text\":" + quoted(kept) + "}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
