package org.shuyuan.share.lti.launch;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuyuan.fetch.FetchFailed;
import org.shuyuan.share.lti.message.SignedMessages;
import org.shuyuan.share.lti.message.Unbelieved;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.refusal.Fault;
import org.shuyuan.share.lti.refusal.LaunchRefused;

/** Believes a token of a platform, or says why not (1EdTech Security Framework 1.0, 5.1.3). */
@ApplicationScoped
class IdTokens {

    /** A browser carries a token at once; an older one was kept by somebody. */
    private static final Duration OLDEST = Duration.ofMinutes(10);

    private static final int LONGEST = 64 * 1024;

    private final SignedMessages messages;
    private final Clock clock;

    IdTokens(SignedMessages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The claims of a token that this platform has signed for us just now.
     *
     * @param nonce that we have asked it to repeat
     */
    Claims believed(String token, Platform platform, String nonce) throws LaunchRefused, InterruptedException {
        try {
            SignedMessages.Signed signed = messages.read(token, LONGEST);
            messages.verify(signed, platform.keys());
            addressed(signed.claims(), platform);
            Instant issued = messages.times(signed.claims()).issued();
            if (issued.isBefore(clock.instant().minus(OLDEST))) {
                throw new LaunchRefused(Fault.TOO_OLD, issued.toString());
            }
            Claims claims = Claims.of(signed.claims());
            if (!claims.needed("nonce").equals(nonce)) {
                throw new LaunchRefused(Fault.NONCE, "another than was asked for");
            }
            return claims;
        } catch (Unbelieved unbelieved) {
            throw LaunchRefused.because(unbelieved, fault(unbelieved.reason()), detail(unbelieved));
        }
    }

    private static void addressed(JWTClaimsSet set, Platform platform) throws LaunchRefused {
        if (!platform.issuer().equals(set.getIssuer())) {
            throw new LaunchRefused(Fault.ISSUER, String.valueOf(set.getIssuer()));
        }
        List<String> audience = set.getAudience();
        Optional<String> party = Claims.of(set).text("azp");
        boolean ours = audience.contains(platform.clientId())
                && party.map(platform.clientId()::equals).orElse(audience.size() == 1);
        if (!ours) {
            throw new LaunchRefused(
                    Fault.AUDIENCE, audience + party.map(" azp "::concat).orElse(""));
        }
    }

    private static Fault fault(Unbelieved.Reason reason) {
        return switch (reason) {
            case UNREADABLE -> Fault.TOKEN_UNREADABLE;
            case ALGORITHM -> Fault.ALGORITHM;
            case KEYS_UNREACHABLE -> Fault.KEYS_UNREACHABLE;
            case KEY_UNKNOWN -> Fault.KEY_UNKNOWN;
            case SIGNATURE -> Fault.SIGNATURE;
            case CLAIM_MISSING -> Fault.CLAIM_MISSING;
            case EXPIRED -> Fault.EXPIRED;
            case FROM_THE_FUTURE -> Fault.FROM_THE_FUTURE;
        };
    }

    /** Whoever looks after the registration is told what stood in the way to the keys. */
    private static String detail(Unbelieved unbelieved) {
        return unbelieved.getCause() instanceof FetchFailed failed
                ? failed.reason() + " " + failed.detail()
                : unbelieved.why();
    }
}
