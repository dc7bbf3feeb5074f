package org.shuyuan.storage;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Everything that belongs to one playable thing: an immutable, sorted map from relative path to blob. A bundle is stored as a blob itself, so
 * its digest pins every byte of every file in it, as a tree does in git.
 *
 * <p>Canonical encoding, UTF-8: the line {@code shuyuan-bundle 1}, then one line per path in the order of {@link String#compareTo}:
 * {@code digest TAB size TAB mediaType TAB path}, each ended by LF. Equal bundles have equal bytes.
 */
public record Bundle(SortedMap<String, Entry> entries) {
    private static final String HEAD = "shuyuan-bundle 1";
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\x21-\\x7e]+/[\\x20-\\x7e]+");

    /** One file of a bundle. {@code mediaType} is what it is served as, with its charset where it has one. */
    public record Entry(Digest digest, long size, String mediaType) {
        public Entry {
            if (size < 0) {
                throw new IllegalArgumentException("a size below zero: " + size);
            }
            if (!MEDIA_TYPE.matcher(mediaType).matches()) {
                throw new IllegalArgumentException("not a media type: " + mediaType);
            }
        }

        public static Entry of(Blob blob, String mediaType) {
            return new Entry(blob.digest(), blob.size(), mediaType);
        }
    }

    /** @throws IllegalArgumentException when a path is absolute, climbs, or holds empty parts, backslashes or control characters */
    public Bundle {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
        entries.keySet().forEach(Bundle::requireTame);
    }

    public static Bundle of(Map<String, Entry> entries) {
        return new Bundle(new TreeMap<>(entries));
    }

    public static Bundle empty() {
        return new Bundle(new TreeMap<>());
    }

    /** This bundle with one path added or replaced. */
    public Bundle with(String path, Entry entry) {
        return with(Map.of(path, entry));
    }

    /** This bundle with all of {@code more} added or replaced. */
    public Bundle with(Map<String, Entry> more) {
        TreeMap<String, Entry> all = new TreeMap<>(entries);
        all.putAll(more);
        return new Bundle(all);
    }

    public Optional<Entry> find(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    /** The bytes of all files together, without the bundle's own. */
    public long size() {
        return entries.values().stream().mapToLong(Entry::size).sum();
    }

    /** The canonical bytes. */
    public byte[] encode() {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        entries.forEach((path, entry) -> text.append(entry.digest().hex())
                .append('\t')
                .append(entry.size())
                .append('\t')
                .append(entry.mediaType())
                .append('\t')
                .append(path)
                .append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException when the bytes aren't the canonical encoding of a bundle */
    public static Bundle decode(byte[] bytes) {
        List<String> lines = strictUtf8(bytes).lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(HEAD)) {
            throw new IllegalArgumentException("not a bundle: the first line isn't \"" + HEAD + "\"");
        }
        TreeMap<String, Entry> entries = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", 4);
            if (cells.length != 4) {
                throw new IllegalArgumentException("not a line of a bundle: " + line);
            }
            entries.put(cells[3], new Entry(new Digest(cells[0]), Long.parseLong(cells[1]), cells[2]));
        }
        Bundle bundle = new Bundle(entries);
        if (!Arrays.equals(bytes, bundle.encode())) {
            throw new IllegalArgumentException("a bundle, but not in its canonical encoding");
        }
        return bundle;
    }

    private static String strictUtf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not a bundle: not UTF-8", e);
        }
    }

    private static void requireTame(String path) {
        boolean wild = path.isEmpty() || path.indexOf('\\') >= 0 || path.chars().anyMatch(Bundle::breaksLines);
        for (String part : path.split("/", -1)) {
            wild |= part.isEmpty() || part.equals(".") || part.equals("..");
        }
        if (wild) {
            throw new IllegalArgumentException("not a relative path inside a bundle: " + path);
        }
    }

    private static boolean breaksLines(int c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }
}
