package org.shuyuan.seal;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals bytes with HMAC-SHA256 (RFC 2104), cut to 128 bits, under a key that belongs to one purpose alone, so that a
 * resumption token is never taken for a session. Sealed bytes are signed, not hidden.
 */
@ApplicationScoped
public class Seals {

    private static final int TAG_BYTES = 16;

    private final MasterSecret master;
    private final Map<String, SecretKeySpec> keys = new ConcurrentHashMap<>();

    Seals(MasterSecret master) {
        this.master = master;
    }

    /** The bytes and their tag as base64url without padding. */
    public String seal(String purpose, byte[] content) {
        byte[] sealed = Arrays.copyOf(content, content.length + TAG_BYTES);
        System.arraycopy(tag(purpose, content), 0, sealed, content.length, TAG_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The bytes that were sealed for this purpose, or nothing if a single bit was changed. */
    public Optional<byte[]> open(String purpose, String sealed) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(sealed);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length < TAG_BYTES) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(bytes, bytes.length - TAG_BYTES);
        byte[] tag = Arrays.copyOfRange(bytes, content.length, bytes.length);
        return MessageDigest.isEqual(tag, tag(purpose, content)) ? Optional.of(content) : Optional.empty();
    }

    private byte[] tag(String purpose, byte[] content) {
        return Arrays.copyOf(hmac(keys.computeIfAbsent(purpose, this::derive), content), TAG_BYTES);
    }

    private SecretKeySpec derive(String purpose) {
        byte[] label = ("shuyuan/" + purpose).getBytes(StandardCharsets.UTF_8);
        return new SecretKeySpec(hmac(new SecretKeySpec(master.bytes(), "HmacSHA256"), label), "HmacSHA256");
    }

    private static byte[] hmac(SecretKeySpec key, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
