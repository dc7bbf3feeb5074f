package org.shuyuan.intake;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** The header Upload-Checksum (tus 1.0.0, checksum): an algorithm and, in base64, what the bytes of this one request must come to. */
final class Checksum {
    /** Tus-Checksum-Algorithm. */
    static final String ALGORITHMS = "sha1,sha256,md5";

    private static final Map<String, String> IN_JAVA = Map.of("sha1", "SHA-1", "sha256", "SHA-256", "md5", "MD5");

    private final MessageDigest seen;
    private final byte[] expected;

    private Checksum(MessageDigest seen, byte[] expected) {
        this.seen = seen;
        this.expected = expected;
    }

    /** @throws Problem {@link ProblemType#UPLOAD_MALFORMED} when we don't know the algorithm, or the rest isn't base64 */
    static Checksum of(String header) {
        String[] halves = header.strip().split(" +", 2);
        String algorithm = IN_JAVA.get(halves[0]);
        if (algorithm == null || halves.length != 2) {
            throw malformed("one of " + ALGORITHMS + " and a value in base64 are wanted");
        }
        try {
            return new Checksum(
                    MessageDigest.getInstance(algorithm), Base64.getDecoder().decode(halves[1]));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        } catch (IllegalArgumentException e) {
            throw malformed("the value isn't base64");
        }
    }

    void update(byte[] bytes, int length) {
        seen.update(bytes, 0, length);
    }

    /** Whether the bytes seen come to what was said. Ends the calculation. */
    boolean holds() {
        return MessageDigest.isEqual(seen.digest(), expected);
    }

    private static Problem malformed(String why) {
        return Problem.of(ProblemType.UPLOAD_MALFORMED, "Upload-Checksum: " + why);
    }
}
