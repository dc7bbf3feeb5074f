package org.shuyuan.seal;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals as {@link Seals} do, under keys that take turns: the newest signs, and its id stands before what it signs, so that
 * what an older key has signed can still be opened. For what lives for hours and is given to everybody.
 */
@ApplicationScoped
public class RotatingSeals {

    /** How long after the turn of a key another node may go on signing with it. */
    public static final Duration LAG = SigningKeys.KNOWN;

    private static final int ID_BYTES = 2;
    private static final byte[] NOTHING = {};

    private final SigningKeys keys;

    RotatingSeals(SigningKeys keys) {
        this.keys = keys;
    }

    /**
     * What was sealed, and by which key.
     *
     * @param superseded when another key took over: nothing that was signed later than {@link #LAG} after it is genuine
     */
    public record Opened<T>(int key, T content, Optional<Instant> superseded) {}

    /** The id of the newest key, the bytes and their tag, as base64url without padding. May look into the database. */
    public String seal(String purpose, byte[] content) {
        KeyRing.Key newest = keys.current().newest().orElseThrow();
        byte[] signed = ByteBuffer.allocate(ID_BYTES + content.length)
                .putShort((short) newest.id())
                .put(content)
                .array();
        byte[] sealed = Arrays.copyOf(signed, signed.length + Tag.BYTES);
        System.arraycopy(Tag.of(derived(newest, purpose), signed), 0, sealed, signed.length, Tag.BYTES);
        return Tag.encoded(sealed);
    }

    /**
     * What was sealed for this purpose by a key that is honoured, unless a single bit was changed. May look into the database.
     *
     * @param reading what the bytes mean; nothing where they mean nothing
     */
    public <T> Optional<Opened<T>> open(String purpose, String sealed, Function<byte[], Optional<T>> reading) {
        byte[] bytes = Tag.decoded(sealed).orElse(NOTHING);
        if (bytes.length < ID_BYTES + Tag.BYTES) {
            return Optional.empty();
        }
        int id = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort());
        KeyRing ring = keys.with(id);
        byte[] signed = Arrays.copyOf(bytes, bytes.length - Tag.BYTES);
        byte[] tag = Arrays.copyOfRange(bytes, signed.length, bytes.length);
        return ring.honoured(id)
                .filter(key -> MessageDigest.isEqual(tag, Tag.of(derived(key, purpose), signed)))
                .flatMap(_ -> reading.apply(Arrays.copyOfRange(signed, ID_BYTES, signed.length)))
                .map(content -> new Opened<>(id, content, ring.superseded(id)));
    }

    /**
     * Whether something that this key has signed, and that was opened before, is still honoured: from memory, for callers
     * that must not wait. No also where it is time to look again, and the caller has to open it anew.
     */
    public boolean honours(int key) {
        return keys.remembered().flatMap(ring -> ring.honoured(key)).isPresent();
    }

    /** When the first key took its turn, unless nothing older than one of them is honoured. */
    public Optional<Instant> begun() {
        KeyRing ring = keys.current();
        return ring.keys().stream().anyMatch(KeyRing.Key::alone)
                ? Optional.empty()
                : ring.keys().stream().map(KeyRing.Key::since).findFirst();
    }

    private static SecretKeySpec derived(KeyRing.Key key, String purpose) {
        return Tag.key(key.value().getEncoded(), purpose);
    }
}
