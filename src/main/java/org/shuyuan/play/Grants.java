package org.shuyuan.play;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.shuyuan.seal.Seals;
import org.shuyuan.storage.Digest;

/** Gives and opens grants: one signature over digest and expiry, in one segment of the address. */
@ApplicationScoped
public class Grants {

    private static final String PURPOSE = "play";
    /** All grants of an hour end together, so that the address of a file stays the same and browsers keep it. */
    private static final long ROUNDED_SECONDS = 3600;

    private final Seals seals;
    private final PlayConfig config;
    private final Clock clock;

    Grants(Seals seals, PlayConfig config, Clock clock) {
        this.seals = seals;
        this.config = config;
        this.clock = clock;
    }

    /** The address under which the files of this bundle are read: {@code /play/{grant}}, to be followed by a slash and a path. */
    public String address(Digest bundle) {
        long end = clock.instant().plus(config.grant()).getEpochSecond();
        Instant expires = Instant.ofEpochSecond(Math.ceilDiv(end, ROUNDED_SECONDS) * ROUNDED_SECONDS);
        return "/play/" + seals.seal(PURPOSE, new Grant(bundle, expires).encode());
    }

    /** The grant that was given so and is not over. */
    Optional<Grant> open(String sealed) {
        return seals.open(PURPOSE, sealed)
                .flatMap(Grant::decode)
                .filter(grant -> clock.instant().isBefore(grant.expires()));
    }
}
