package org.shuyuan.share.lti.tool;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.seal.Seals;

/** What a tool gives back with what was chosen in it, so that it is known who chose, and for which course ({@code data}). */
@ApplicationScoped
class Choosing {

    /** A teacher looks around for a while, or makes something new. */
    private static final Duration LIFE = Duration.ofHours(4);

    private static final String PURPOSE = "lti-tool-choosing";
    private static final int LEAST = 3 * 2 * Long.BYTES + Long.BYTES;

    private final Seals seals;
    private final Clock clock;

    Choosing(Seals seals, Clock clock) {
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * A choice that was begun.
     *
     * @param id of which there is one for each beginning
     * @param subject who chooses, as the tool knows them
     */
    record Begun(UUID id, UUID tool, UUID course, Instant ends, String subject) {}

    String begin(UUID tool, UUID course, String subject) {
        byte[] who = subject.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer content = ByteBuffer.allocate(LEAST + who.length);
        put(content, UUID.randomUUID());
        put(content, tool);
        put(content, course);
        return seals.seal(
                PURPOSE,
                content.putLong(clock.instant().plus(LIFE).getEpochSecond())
                        .put(who)
                        .array());
    }

    /** Nothing where it was changed, or has ended. */
    Optional<Begun> begun(String data) {
        return seals.open(PURPOSE, data)
                .filter(content -> content.length >= LEAST)
                .map(ByteBuffer::wrap)
                .map(content -> new Begun(
                        id(content),
                        id(content),
                        id(content),
                        Instant.ofEpochSecond(content.getLong()),
                        StandardCharsets.US_ASCII.decode(content).toString()))
                .filter(begun -> clock.instant().isBefore(begun.ends()));
    }

    private static void put(ByteBuffer content, UUID id) {
        content.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID id(ByteBuffer content) {
        return new UUID(content.getLong(), content.getLong());
    }
}
