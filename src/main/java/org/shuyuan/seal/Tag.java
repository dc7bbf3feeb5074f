package org.shuyuan.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104), cut to 128 bits, under a key that belongs to one purpose alone; and how sealed bytes are written. */
final class Tag {

    static final int BYTES = 16;
    static final String ALGORITHM = "HmacSHA256";

    private Tag() {}

    static SecretKeySpec key(byte[] secret, String purpose) {
        byte[] label = ("shuyuan/" + purpose).getBytes(StandardCharsets.UTF_8);
        return new SecretKeySpec(hmac(new SecretKeySpec(secret, ALGORITHM), label), ALGORITHM);
    }

    static byte[] of(SecretKeySpec key, byte[] content) {
        return Arrays.copyOf(hmac(key, content), BYTES);
    }

    /** The bytes behind base64url; nothing where it isn't written as we write it: not every bit of its last letter counts. */
    static Optional<byte[]> decoded(String sealed) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed);
            return Optional.of(bytes).filter(_ -> encoded(bytes).equals(sealed));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hmac(SecretKeySpec key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
