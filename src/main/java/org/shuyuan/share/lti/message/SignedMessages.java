package org.shuyuan.share.lti.message;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shuyuan.fetch.FetchFailed;
import org.shuyuan.share.lti.key.PlatformKeys;
import org.shuyuan.share.lti.message.Unbelieved.Reason;

/** Reads what platforms and tools have signed, and believes their signature and their clock, or says why not (RFC 7519, 7.2). */
@ApplicationScoped
public class SignedMessages {

    /** So much two clocks may differ. */
    public static final Duration SKEW = Duration.ofSeconds(60);

    private final PlatformKeys keys;
    private final Clock clock;

    SignedMessages(PlatformKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A message with its claims, of which nothing is believed yet. */
    public record Signed(SignedJWT message, JWTClaimsSet claims) {}

    /** When it was made and until when it counts, by the clock of whoever has signed it. */
    public record Times(Instant issued, Instant expires) {}

    /** @param longest in characters */
    public Signed read(String message, int longest) throws Unbelieved {
        if (message.length() > longest) {
            throw new Unbelieved(Reason.UNREADABLE, "the message is longer than " + longest + " characters");
        }
        try {
            SignedJWT signed = SignedJWT.parse(message);
            return new Signed(signed, Objects.requireNonNull(signed.getJWTClaimsSet()));
        } catch (ParseException unreadable) {
            // One without a signature ("alg": "none") is no signed one either.
            Reason reason = message.endsWith(".") ? Reason.ALGORITHM : Reason.UNREADABLE;
            throw new Unbelieved(reason, "the message is no JWT with a signature", unreadable);
        }
    }

    /**
     * RS256 and nothing else, whatever the message would like.
     *
     * @param address at which whoever is meant to have signed it shows the keys
     */
    public void verify(Signed signed, URI address) throws Unbelieved, InterruptedException {
        JWSAlgorithm algorithm = signed.message().getHeader().getAlgorithm();
        if (!JWSAlgorithm.RS256.equals(algorithm)) {
            throw new Unbelieved(Reason.ALGORITHM, "alg is " + algorithm + " and not RS256");
        }
        @Nullable String name = signed.message().getHeader().getKeyID();
        try {
            RSAKey key = keys.find(address, name)
                    .orElseThrow(() -> new Unbelieved(Reason.KEY_UNKNOWN, "no key there has kid " + name));
            if (!signed.message().verify(new RSASSAVerifier(key))) {
                throw new Unbelieved(Reason.SIGNATURE, "the signature is not of the key with kid " + name);
            }
        } catch (FetchFailed failed) {
            throw new Unbelieved(Reason.KEYS_UNREACHABLE, "the keys can't be fetched: " + failed.reason(), failed);
        } catch (JOSEException broken) {
            throw new Unbelieved(Reason.SIGNATURE, "the signature can't be verified", broken);
        }
    }

    /** Of one that counts now. */
    public Times times(JWTClaimsSet claims) throws Unbelieved {
        Instant now = clock.instant();
        Times times = new Times(instant(claims.getIssueTime(), "iat"), instant(claims.getExpirationTime(), "exp"));
        if (!now.isBefore(times.expires().plus(SKEW))) {
            throw new Unbelieved(Reason.EXPIRED, "exp is over since " + times.expires());
        }
        if (times.issued().isAfter(now.plus(SKEW))) {
            throw new Unbelieved(Reason.FROM_THE_FUTURE, "iat is in the future: " + times.issued());
        }
        return times;
    }

    private static Instant instant(@Nullable Date date, String claim) throws Unbelieved {
        if (date == null) {
            throw new Unbelieved(Reason.CLAIM_MISSING, claim + " is missing");
        }
        return date.toInstant();
    }
}
