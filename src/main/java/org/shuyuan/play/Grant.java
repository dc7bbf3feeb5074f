package org.shuyuan.play;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.shuyuan.storage.Digest;

/**
 * Leave to read every file of one bundle until an instant. As bytes: the 32 of the bundle's digest, then the expiry in
 * seconds since 1970, big-endian.
 */
record Grant(Digest bundle, Instant expires) {

    private static final int DIGEST = 32;
    private static final int LENGTH = DIGEST + Long.BYTES;

    byte[] encode() {
        return ByteBuffer.allocate(LENGTH)
                .put(HexFormat.of().parseHex(bundle.hex()))
                .putLong(expires.getEpochSecond())
                .array();
    }

    static Optional<Grant> decode(byte[] bytes) {
        if (bytes.length != LENGTH) {
            return Optional.empty();
        }
        Digest bundle = new Digest(HexFormat.of().formatHex(bytes, 0, DIGEST));
        return Optional.of(
                new Grant(bundle, Instant.ofEpochSecond(ByteBuffer.wrap(bytes).getLong(DIGEST))));
    }
}
