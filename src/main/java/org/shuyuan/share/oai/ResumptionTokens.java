package org.shuyuan.share.oai;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.shuyuan.seal.Seals;

/** Hands out resumption tokens and takes them back: only our own, unchanged, of the same verb and in time. */
@ApplicationScoped
class ResumptionTokens {

    private static final String PURPOSE = "oai-token";

    private final Seals seals;
    private final OaiConfig config;
    private final Clock clock;

    ResumptionTokens(Seals seals, OaiConfig config, Clock clock) {
        this.seals = seals;
        this.config = config;
        this.clock = clock;
    }

    /** When a token that is handed out now expires. */
    Instant expiry() {
        return clock.instant().plus(config.tokenLife()).truncatedTo(ChronoUnit.SECONDS);
    }

    String seal(ResumptionToken token) {
        return seals.seal(PURPOSE, token.bytes());
    }

    Optional<ResumptionToken> open(Verb verb, String sealed) {
        return seals.open(PURPOSE, sealed)
                .flatMap(ResumptionToken::of)
                .filter(token -> token.verb() == verb && token.expires().isAfter(clock.instant()));
    }
}
