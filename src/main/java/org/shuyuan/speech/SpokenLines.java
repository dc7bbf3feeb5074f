package org.shuyuan.speech;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuyuan.describe.Spoken;

/**
 * What the child has written down: from, to, words. A sound may have taken the child over, so nothing of it is believed:
 * it is one plain file of a bearable size, and a line of another shape ends the reading.
 */
final class SpokenLines {

    private static final long MAX_BYTES = 4L << 20;
    private static final int MOST = 5_000;
    private static final int LONGEST = 1_000;
    private static final Pattern LINE = Pattern.compile("(\\d{1,9})\\t(\\d{1,9})\\t([^\\t]*)");

    private SpokenLines() {}

    static List<Spoken> read(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_BYTES) {
            throw new IOException("The recogniser has left no " + file.getFileName());
        }
        return parse(StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                .toString());
    }

    static List<Spoken> parse(String text) throws IOException {
        List<Spoken> spoken = new ArrayList<>();
        for (String line : text.lines().limit(MOST).toList()) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new IOException("The recogniser has written what can't be read");
            }
            String words = parts.group(3).strip();
            long from = Long.parseLong(parts.group(1));
            long to = Long.parseLong(parts.group(2));
            if (!words.isEmpty() && words.length() <= LONGEST && from < to) {
                spoken.add(new Spoken(from, to, words));
            }
        }
        return spoken;
    }
}
