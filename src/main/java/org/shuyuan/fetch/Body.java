package org.shuyuan.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.shuyuan.fetch.FetchFailed.Reason;

/**
 * A body as it comes, unpacked and counted. Once it has failed it goes on failing, and remembers why: parsers wrap what a
 * stream throws, or swallow it.
 */
final class Body extends InputStream {

    /** Small bodies may be as dense as they like. */
    private static final long ALWAYS_FINE = 1 << 20;

    private final Packed packed;
    private final Ask ask;
    private final int maxRatio;
    private final Function<IOException, FetchFailed> explanation;
    private final boolean gzip;
    private @Nullable InputStream unpacked;
    private @Nullable FetchFailed failure;
    private long count;

    Body(InputStream in, boolean gzip, Ask ask, int maxRatio, Function<IOException, FetchFailed> explanation) {
        this.packed = new Packed(in, ask.maxBytes() + ALWAYS_FINE);
        this.gzip = gzip;
        this.ask = ask;
        this.maxRatio = maxRatio;
        this.explanation = explanation;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (failure != null) {
            throw new IOException(failure);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException();
        }
        try {
            int n = unpacked().read(into, offset, length);
            if (n < 0) {
                packed.drain();
            } else {
                count += n;
                checkSize();
            }
            return n;
        } catch (FetchFailed e) {
            failure = e;
            throw new IOException(e);
        } catch (IOException e) {
            failure = e.getCause() instanceof FetchFailed told ? told : explanation.apply(e);
            throw e;
        }
    }

    /** @throws FetchFailed if not all of it could be read */
    void check() throws FetchFailed {
        if (failure != null) {
            throw failure;
        }
    }

    /** Whether the connection has nothing more of this answer. */
    boolean ended() {
        return packed.ended;
    }

    /** Nothing is waited for: what is left is thrown away with the connection. */
    @Override
    public void close() {}

    private InputStream unpacked() throws IOException {
        if (unpacked == null) {
            unpacked = gzip ? new GZIPInputStream(packed, 8192) : packed;
        }
        return unpacked;
    }

    private void checkSize() throws FetchFailed {
        if (count > ask.maxBytes()) {
            throw FetchFailed.of(Reason.TOO_LARGE, "more than " + ask.maxBytes() + " bytes");
        }
        if (count > ALWAYS_FINE && count / maxRatio > packed.count) {
            throw FetchFailed.of(Reason.TOO_DENSE, packed.count + " bytes unpack to more than " + count);
        }
    }

    /** Bytes as they are on the line. Bounded too: what is packed may be endless and unpack to nothing. */
    private static final class Packed extends FilterInputStream {

        private final long most;
        private long count;
        private boolean ended;

        Packed(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            counted(one < 0 ? -1 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = in.read(into, offset, length);
            counted(n);
            return n;
        }

        /** The end of what was packed is not yet the end of the answer, and only after that one the connection is good for another. */
        void drain() throws IOException {
            if (!ended) {
                counted(in.read());
            }
        }

        private void counted(int n) throws IOException {
            ended |= n < 0;
            count += Math.max(n, 0);
            if (count > most) {
                throw new IOException(FetchFailed.of(Reason.TOO_LARGE, "more than " + most + " packed bytes"));
            }
        }
    }
}
