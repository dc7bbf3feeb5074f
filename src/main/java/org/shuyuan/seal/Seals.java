package org.shuyuan.seal;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals bytes with HMAC-SHA256 (RFC 2104), cut to 128 bits, under a key that belongs to one purpose alone, so that a
 * resumption token is never taken for a session. Sealed bytes are signed, not hidden.
 */
@ApplicationScoped
public class Seals {

    private static final byte[] NOTHING = {};

    private final MasterSecret master;
    private final Map<String, SecretKeySpec> keys = new ConcurrentHashMap<>();

    Seals(MasterSecret master) {
        this.master = master;
    }

    /** The bytes and their tag as base64url without padding. */
    public String seal(String purpose, byte[] content) {
        byte[] sealed = Arrays.copyOf(content, content.length + Tag.BYTES);
        System.arraycopy(tag(purpose, content), 0, sealed, content.length, Tag.BYTES);
        return Tag.encoded(sealed);
    }

    /** The bytes that were sealed for this purpose, or nothing if a single bit was changed. */
    public Optional<byte[]> open(String purpose, String sealed) {
        byte[] bytes = Tag.decoded(sealed).orElse(NOTHING);
        if (bytes.length < Tag.BYTES) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(bytes, bytes.length - Tag.BYTES);
        byte[] tag = Arrays.copyOfRange(bytes, content.length, bytes.length);
        return MessageDigest.isEqual(tag, tag(purpose, content)) ? Optional.of(content) : Optional.empty();
    }

    /** What stands for this content, for one purpose always the same, and can't be turned back into it: 128 bits. */
    public byte[] digest(String purpose, byte[] content) {
        return tag(purpose, content);
    }

    private byte[] tag(String purpose, byte[] content) {
        return Tag.of(keys.computeIfAbsent(purpose, wanted -> Tag.key(master.bytes(), wanted)), content);
    }
}
