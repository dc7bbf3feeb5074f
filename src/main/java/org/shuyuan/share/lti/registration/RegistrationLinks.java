package org.shuyuan.share.lti.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.seal.Seals;
import org.shuyuan.share.lti.message.Once;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.platform.Platforms;

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
    private final Platforms platforms;
    private final PublicAddress address;
    private final Clock clock;

    RegistrationLinks(Seals seals, Once once, Platforms platforms, PublicAddress address, Clock clock) {
        this.seals = seals;
        this.once = once;
        this.platforms = platforms;
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

    /**
     * Uses the link for this platform; if that can't be written down, it wasn't used.
     *
     * @throws Problem {@link ProblemType#REGISTRATION_LINK_SPENT}, {@link ProblemType#PLATFORM_KNOWN}
     */
    @Transactional
    Platform use(Link link, Platform registered) {
        if (!once.first(PURPOSE, link.id().toString(), link.ends())) {
            throw Problem.of(ProblemType.REGISTRATION_LINK_SPENT);
        }
        return platforms.add(registered);
    }
}
