package org.shuyuan.share.bag;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.Digest;

/** Names of files with their digests, a line for each (RFC 8493, 2.1.3). While it is written it lies in a file, for a bag has as many as it likes. */
final class Manifest implements Closeable {

    private static final Pattern LINE = Pattern.compile("([0-9A-Fa-f]{64})[ \\t]+\\*?(?:\\./)?(.+)");
    private static final int LONGEST_LINE = 8_192;

    private final Path file;
    private final OutputStream out;

    Manifest() throws IOException {
        file = Files.createTempFile("shuyuan-manifest-", ".txt");
        out = Files.newOutputStream(file);
    }

    void add(String name, Digest digest) throws IOException {
        out.write((digest.hex() + "  " + encoded(name) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void writeTo(OutputStream to) throws IOException {
        out.flush();
        Files.copy(file, to);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }

    /**
     * The lines of a manifest, names as {@link BagLayout#tame}.
     *
     * @param names of the files in the bag; there are no others, so a manifest is never longer than what is in memory already
     * @throws Problem {@link ProblemType#BAG_UNREADABLE}, {@link ProblemType#BAG_NAME_WILD}, {@link ProblemType#BAG_NAME_TWICE},
     *     {@link ProblemType#BAG_FILE_MISSING}
     */
    static Map<String, Digest> read(String manifest, InputStream in, Set<String> names) throws IOException {
        Map<String, Digest> digests = new LinkedHashMap<>();
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        Reader text = new BufferedReader(new InputStreamReader(in, decoder));
        for (Optional<String> next = line(manifest, text); next.isPresent(); next = line(manifest, text)) {
            String line = next.get();
            Matcher named = LINE.matcher(line);
            if (line.isEmpty()) {
                continue;
            }
            if (!named.matches()) {
                throw Problem.of(ProblemType.BAG_UNREADABLE, manifest);
            }
            String name = BagLayout.tame(decoded(named.group(2)));
            if (!names.contains(name)) {
                throw Problem.of(ProblemType.BAG_FILE_MISSING, name);
            }
            if (digests.put(name, new Digest(named.group(1).toLowerCase(Locale.ROOT))) != null) {
                throw Problem.of(ProblemType.BAG_NAME_TWICE, name);
            }
        }
        return digests;
    }

    /** To the next end of a line, of whatever system: one without an end would fill the memory. Nothing at the end of the text. */
    private static Optional<String> line(String manifest, Reader text) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = text.read();
        if (next < 0) {
            return Optional.empty();
        }
        while (next >= 0 && next != '\n' && next != '\r') {
            line.append((char) next);
            if (line.length() > LONGEST_LINE) {
                throw Problem.of(ProblemType.BAG_UNREADABLE, manifest);
            }
            next = text.read();
        }
        return Optional.of(line.toString());
    }

    private static String encoded(String name) {
        return name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D");
    }

    private static String decoded(String name) {
        return name.replaceAll("(?i)%0A", "\n").replaceAll("(?i)%0D", "\r").replace("%25", "%");
    }
}
