package org.shuyuan.play;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.shuyuan.seal.RotatingSeals;
import org.shuyuan.seal.Seals;
import org.shuyuan.storage.Digest;

/** Gives and opens grants: one signature over digest and expiry, in one segment of the address. */
@ApplicationScoped
public class Grants {

    private static final String PURPOSE = "play";
    /** All grants of an hour end together, so that the address of a file stays the same and browsers keep it. */
    private static final long ROUNDED_SECONDS = 3600;
    /** Characters of a grant from before keys took turns: it names none. */
    private static final int NAMELESS = 75;

    private final RotatingSeals seals;
    private final Seals first;
    private final Clock clock;
    private final Duration life;
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(20_000).build();

    private record Known(Grant grant, int key) {}

    Grants(RotatingSeals seals, Seals first, PlayConfig config, Clock clock) {
        this.seals = seals;
        this.first = first;
        this.clock = clock;
        this.life = config.grant();
    }

    /** The address under which the files of this bundle are read: {@code /play/{grant}}, to be followed by a slash and a path. */
    public String address(Digest bundle) {
        return "/play/" + seals.seal(PURPOSE, new Grant(bundle, end(clock.instant())).encode());
    }

    /** Until when addresses work that are given at this moment. */
    Instant end(Instant given) {
        long end = given.plus(life).getEpochSecond();
        return Instant.ofEpochSecond(Math.ceilDiv(end, ROUNDED_SECONDS) * ROUNDED_SECONDS);
    }

    /** The grant that was given so, is not over, and was opened here lately: without waiting for anything. */
    Optional<Grant> remembered(String sealed) {
        return Optional.ofNullable(known.getIfPresent(sealed))
                .filter(each -> seals.honours(each.key()))
                .map(Known::grant)
                .filter(this::runs);
    }

    /** The grant that was given so and is not over. May look into the database. */
    Optional<Grant> open(String sealed) {
        if (sealed.length() == NAMELESS) {
            return seals.begun()
                    .flatMap(begun -> first.open(PURPOSE, sealed)
                            .flatMap(Grant::decode)
                            .filter(grant -> this.runs(grant) && given(grant, begun)));
        }
        Optional<RotatingSeals.Opened<Grant>> opened = seals.open(PURPOSE, sealed, Grant::decode)
                .filter(each -> runs(each.content()))
                .filter(each ->
                        each.superseded().map(end -> given(each.content(), end)).orElse(true));
        opened.ifPresent(each -> known.put(sealed, new Known(each.content(), each.key())));
        return opened.map(RotatingSeals.Opened::content);
    }

    private boolean runs(Grant grant) {
        return clock.instant().isBefore(grant.expires());
    }

    /** Whether it was given while its key had its turn: what ends later was made by somebody who has come by an old key. */
    private boolean given(Grant grant, Instant superseded) {
        Instant last = superseded.plus(RotatingSeals.LAG).plus(life).plusSeconds(ROUNDED_SECONDS);
        return !grant.expires().isAfter(last);
    }
}
