package org.shuyuan.share.lti.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.seal.Seals;
import org.shuyuan.share.lti.message.Once;

/** Links by which a platform registers itself, once each, within some days (LTI Dynamic Registration 1.0, 3.1). */
@ApplicationScoped
class RegistrationLinks {

    static final String PATH = "/lti/register";

    /** Over a weekend. */
    static final Duration LIFE = Duration.ofDays(7);

    private static final String PURPOSE = "lti-registration";
    private static final int BYTES = 5 * Long.BYTES;

    private final Seals seals;
    private final Once once;
    private final PublicAddress address;
    private final Clock clock;

    RegistrationLinks(Seals seals, Once once, PublicAddress address, Clock clock) {
        this.seals = seals;
        this.once = once;
        this.address = address;
        this.clock = clock;
    }

    /** @param organisation that the platform will belong to */
    record Link(UUID id, UUID organisation, Instant ends) {}

    String make(UUID organisation) {
        UUID id = UUID.randomUUID();
        byte[] content = ByteBuffer.allocate(BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(organisation.getMostSignificantBits())
                .putLong(organisation.getLeastSignificantBits())
                .putLong(clock.instant().plus(LIFE).getEpochSecond())
                .array();
        return address.of(PATH + "/" + seals.seal(PURPOSE, content));
    }

    /** The link, if it isn't over and wasn't used. */
    Optional<Link> open(String sealed) {
        return seals.open(PURPOSE, sealed)
                .filter(content -> content.length == BYTES)
                .map(ByteBuffer::wrap)
                .map(content -> new Link(
                        new UUID(content.getLong(), content.getLong()),
                        new UUID(content.getLong(), content.getLong()),
                        Instant.ofEpochSecond(content.getLong())))
                .filter(link -> clock.instant().isBefore(link.ends())
                        && !once.used(PURPOSE, link.id().toString()));
    }

    /** Whether it is used for the first time. */
    boolean use(Link link) {
        return once.first(PURPOSE, link.id().toString(), link.ends());
    }
}
