package org.shuyuan.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuyuan.fetch.FetchFailed.Reason;

/** A file that is being brought here, in one go or many. */
final class Download implements Reader<Long>, AutoCloseable {

    private static final int PIECE = 64 * 1024;
    private static final int WHOLE = 200;
    private static final int PART = 206;

    /** RFC 9110, 14.4. */
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    private final RandomAccessFile file;
    private final long from;
    private final long size;
    private final Pace pace;

    /** The disk is at fault and not the line. */
    static final class Unwritable extends UncheckedIOException {
        Unwritable(IOException cause) {
            super(cause);
        }
    }

    Download(Path into, long from, long size, Pace pace) throws IOException {
        if (from < 0 || from > size) {
            throw new IllegalArgumentException("bytes from " + from + " on, of " + size);
        }
        this.from = from;
        this.size = size;
        this.pace = pace;
        this.file = new RandomAccessFile(into.toFile(), "rw");
        if (file.length() < from) {
            file.close();
            throw new IllegalArgumentException("the file is shorter than " + from + " bytes");
        }
        goTo(from);
    }

    private void goTo(long at) throws IOException {
        if (file.length() != at) {
            file.setLength(at);
        }
        file.seek(at);
    }

    boolean isWhole() {
        return from == size;
    }

    long length() throws IOException {
        return file.length();
    }

    /** A packed file could be gone on with at no byte that we know. */
    Map<String, String> headers() {
        return from == 0
                ? Map.of("Accept-Encoding", "identity")
                : Map.of("Accept-Encoding", "identity", "Range", "bytes=" + from + "-");
    }

    boolean answers(int status) {
        return status == WHOLE || (status == PART && from > 0);
    }

    @Override
    public Long read(Answer answer) throws FetchFailed, IOException, InterruptedException {
        if (answer.header("Content-Encoding")
                .filter(how -> !how.equals("identity"))
                .isPresent()) {
            throw FetchFailed.of(Reason.BROKEN_OFF, "the file comes packed");
        }
        if (answer.status() == PART) {
            checkRange(answer.header("Content-Range").orElse(""));
        } else {
            startAgain();
        }
        byte[] piece = new byte[PIECE];
        InputStream body = answer.body();
        long at = answer.status() == PART ? from : 0;
        for (int n = body.read(piece); n >= 0; n = body.read(piece)) {
            at += n;
            if (at > size) {
                throw FetchFailed.of(Reason.TOO_LARGE, "more than the " + size + " bytes that the file has");
            }
            write(piece, n);
            pace.took(n);
        }
        if (at < size) {
            throw FetchFailed.of(Reason.BROKEN_OFF, at + " of " + size + " bytes came");
        }
        return at;
    }

    private void checkRange(String header) throws FetchFailed {
        Matcher range = CONTENT_RANGE.matcher(header);
        if (!range.matches()
                || Long.parseLong(range.group(1)) != from
                || !(range.group(2).equals("*") || Long.parseLong(range.group(2)) == size)) {
            throw FetchFailed.of(
                    Reason.BROKEN_OFF, "asked for bytes from " + from + " on, of " + size + "; given: " + header);
        }
    }

    private void startAgain() {
        try {
            goTo(0);
        } catch (IOException e) {
            throw new Unwritable(e);
        }
    }

    private void write(byte[] piece, int n) {
        try {
            file.write(piece, 0, n);
        } catch (IOException e) {
            throw new Unwritable(e);
        }
    }

    /** What has come is on the disk, however the fetch ended. */
    @Override
    public void close() throws IOException {
        try (file) {
            file.getFD().sync();
        }
    }
}
