package org.shuyuan.intake;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** The request headers of tus 1.0.0, read strictly. */
record TusRequest(HttpHeaders headers) {
    static final String VERSION = "1.0.0";
    static final String CHUNK = "application/offset+octet-stream";

    /** @throws Problem TUS_VERSION when the sender speaks another version, or doesn't say which (core, Tus-Resumable) */
    static TusRequest of(HttpHeaders headers) {
        String version = headers.getHeaderString("Tus-Resumable");
        if (!VERSION.equals(version)) {
            throw Problem.of(ProblemType.TUS_VERSION, version == null ? "-" : version, VERSION);
        }
        return new TusRequest(headers);
    }

    /** Upload-Length, of a creation. */
    long length() {
        if (headers.getHeaderString("Upload-Defer-Length") != null) {
            throw malformed("Upload-Defer-Length isn't offered; send Upload-Length");
        }
        return number("Upload-Length");
    }

    /** Upload-Offset, of a PATCH. */
    long offset() {
        return number("Upload-Offset");
    }

    Optional<Checksum> checksum() {
        return Optional.ofNullable(headers.getHeaderString("Upload-Checksum")).map(Checksum::of);
    }

    UploadMetadata metadata() {
        String header = headers.getHeaderString("Upload-Metadata");
        return UploadMetadata.of(header == null ? "" : header);
    }

    /** Whether the body is bytes of an upload. */
    boolean carriesBytes() {
        return CHUNK.equalsIgnoreCase(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
    }

    /** @throws Problem UNSUPPORTED_MEDIA_TYPE when the body isn't bytes of an upload */
    void requireBytes() {
        if (!carriesBytes()) {
            throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    /** @throws Problem UPLOAD_LENGTH_EXCEEDED when the body says by itself that it is longer than that */
    void requireAtMost(long room) {
        String announced = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (announced != null && parsed("Content-Length", announced) > room) {
            throw Problem.of(ProblemType.UPLOAD_LENGTH_EXCEEDED, Long.toString(room));
        }
    }

    private long number(String header) {
        return parsed(header, headers.getHeaderString(header));
    }

    private static long parsed(String header, @Nullable String text) {
        if (text == null || !text.matches("[0-9]{1,18}")) {
            throw malformed(header + " must be a number of bytes");
        }
        return Long.parseLong(text);
    }

    private static Problem malformed(String why) {
        return Problem.of(ProblemType.UPLOAD_MALFORMED, why);
    }
}
