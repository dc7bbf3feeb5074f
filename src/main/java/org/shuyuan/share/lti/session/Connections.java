package org.shuyuan.share.lti.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.seal.Seals;

/**
 * Offers to connect a guest with an account of ours. It is taken in a tab of this service, by somebody who is signed in there and agrees:
 * nobody is recognised by a name or an address that a platform tells.
 */
@ApplicationScoped
public class Connections {

    /** Where it is taken; the offer follows. */
    public static final String PATH = "/lti/connect/";

    private static final String PURPOSE = "lti-connection";
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final int BYTES = 5 * Long.BYTES;

    private final Seals seals;
    private final Clock clock;

    Connections(Seals seals, Clock clock) {
        this.seals = seals;
        this.clock = clock;
    }

    public record Offer(UUID platform, UUID guest, Instant ends) {}

    public String offer(UUID platform, UUID guest) {
        byte[] content = ByteBuffer.allocate(BYTES)
                .putLong(platform.getMostSignificantBits())
                .putLong(platform.getLeastSignificantBits())
                .putLong(guest.getMostSignificantBits())
                .putLong(guest.getLeastSignificantBits())
                .putLong(clock.instant().plus(LIFE).getEpochSecond())
                .array();
        return PATH + seals.seal(PURPOSE, content);
    }

    /** Nothing of one that isn't ours, or too old. */
    public Optional<Offer> open(String sealed) {
        return seals.open(PURPOSE, sealed)
                .filter(content -> content.length == BYTES)
                .map(ByteBuffer::wrap)
                .map(content -> new Offer(
                        new UUID(content.getLong(), content.getLong()),
                        new UUID(content.getLong(), content.getLong()),
                        Instant.ofEpochSecond(content.getLong())))
                .filter(offer -> clock.instant().isBefore(offer.ends()));
    }
}
