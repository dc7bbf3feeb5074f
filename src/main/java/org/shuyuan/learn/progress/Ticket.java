package org.shuyuan.learn.progress;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The right to report what one page plays of one film. It is given out with the page: so the time before which nothing can
 * have been played is ours, whatever the clock of the reader says, and a report needs no cookie.
 *
 * @param viewing of this page alone
 * @param account nothing for a reader who hasn't signed in
 * @param book whether it has pages rather than seconds: then page n is the second from n - 1 to n
 * @param length of the film in milliseconds; 0 while it isn't known
 */
record Ticket(UUID viewing, UUID resource, Optional<UUID> account, boolean book, int length, Instant given) {

    private static final int BYTES = 3 * 2 * Long.BYTES + Byte.BYTES + Integer.BYTES + Long.BYTES;
    private static final UUID NOBODY = new UUID(0, 0);

    byte[] bytes() {
        UUID reader = account.orElse(NOBODY);
        return ByteBuffer.allocate(BYTES)
                .putLong(viewing.getMostSignificantBits())
                .putLong(viewing.getLeastSignificantBits())
                .putLong(resource.getMostSignificantBits())
                .putLong(resource.getLeastSignificantBits())
                .putLong(reader.getMostSignificantBits())
                .putLong(reader.getLeastSignificantBits())
                .put((byte) (book ? 1 : 0))
                .putInt(length)
                .putLong(given.toEpochMilli())
                .array();
    }

    static Optional<Ticket> of(byte[] bytes) {
        if (bytes.length != BYTES) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        UUID viewing = uuid(in);
        UUID resource = uuid(in);
        UUID reader = uuid(in);
        return Optional.of(new Ticket(
                viewing,
                resource,
                Optional.of(reader).filter(account -> !account.equals(NOBODY)),
                in.get() == 1,
                in.getInt(),
                Instant.ofEpochMilli(in.getLong())));
    }

    private static UUID uuid(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }
}
