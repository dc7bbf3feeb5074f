package org.shuyuan.share.oai;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a list goes on. It says everything that the next page needs, so no node remembers it and it can be used again.
 * Its {@code from} is not in it: whatever stands after {@code after} is not older than that.
 *
 * @param before the first moment that doesn't count any more
 * @param after the place of the last record that was given out
 * @param cursor how many records were given out
 * @param size how many records the list had when it was begun
 * @param expires whole seconds
 */
record ResumptionToken(
        Verb verb,
        String prefix,
        Optional<String> set,
        Optional<Instant> before,
        long after,
        long cursor,
        long size,
        Instant expires) {

    private static final int FORM = 1;

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeUTF(verb.word());
            out.writeUTF(prefix);
            out.writeUTF(set.orElse(""));
            out.writeLong(before.map(Instant::getEpochSecond).orElse(Long.MAX_VALUE));
            out.writeLong(after);
            out.writeLong(cursor);
            out.writeLong(size);
            out.writeLong(expires.getEpochSecond());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Nothing if the bytes are of a form that this version of the service doesn't write. */
    static Optional<ResumptionToken> of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORM) {
                return Optional.empty();
            }
            Verb verb = Verb.of(in.readUTF()).orElseThrow(IOException::new);
            String prefix = in.readUTF();
            Optional<String> set = Optional.of(in.readUTF()).filter(spec -> !spec.isEmpty());
            long before = in.readLong();
            return Optional.of(new ResumptionToken(
                    verb,
                    prefix,
                    set,
                    before == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochSecond(before)),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    Instant.ofEpochSecond(in.readLong())));
        } catch (IOException otherForm) {
            return Optional.empty();
        }
    }
}
