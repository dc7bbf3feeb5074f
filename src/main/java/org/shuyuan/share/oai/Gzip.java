package org.shuyuan.share.oai;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Packs a page before it is handed to the HTTP layer, which would do it on a thread that serves everybody: a harvest never
 * slows a lesson.
 */
final class Gzip {

    /** Little more than half of the work of the usual 6, for an eighth more of bytes. */
    private static final int LEVEL = 3;

    /** Of how many bytes one is left. */
    private static final int USUAL_RATIO = 8;

    private static final Pattern ACCEPTED =
            Pattern.compile("(^|,)\\s*gzip\\s*($|,|;\\s*q=(?!0(\\.0*)?\\s*($|,)))", Pattern.CASE_INSENSITIVE);

    private Gzip() {}

    /** @param acceptEncoding the header of the request (RFC 9110 §12.5.3) */
    static boolean accepted(@Nullable String acceptEncoding) {
        return acceptEncoding != null && ACCEPTED.matcher(acceptEncoding).find();
    }

    static byte[] pack(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / USUAL_RATIO);
        try (GZIPOutputStream gzip = new Quick(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory can't fail to be packed", e);
        }
        return packed.toByteArray();
    }

    private static final class Quick extends GZIPOutputStream {
        Quick(ByteArrayOutputStream packed) throws IOException {
            super(packed, 1 << 16);
            def.setLevel(LEVEL);
        }
    }
}
