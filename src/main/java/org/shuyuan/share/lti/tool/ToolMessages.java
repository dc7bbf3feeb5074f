package org.shuyuan.share.lti.tool;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.shuyuan.share.lti.message.SignedMessages;
import org.shuyuan.share.lti.message.Unbelieved;

/** Believes what a tool has signed, or says why not (1EdTech Security Framework 1.0, 4.1.1 and 5.2.2). */
@ApplicationScoped
class ToolMessages {

    /** Nobody needs one that lives longer, and each is remembered until it ends. */
    private static final Duration LONGEST_LIFE = Duration.ofHours(24);

    private static final int LONGEST = 512 * 1024;

    private final Tools tools;
    private final SignedMessages messages;
    private final Clock clock;

    ToolMessages(Tools tools, SignedMessages messages, Clock clock) {
        this.tools = tools;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param ends after which it is refused as too old */
    record Believed(Tool tool, JWTClaimsSet claims, Instant ends) {}

    /**
     * What a tool has signed for us just now; not looked at is whether it was used before.
     *
     * @param audiences that are us; one of them is named
     */
    Believed believed(String message, List<String> audiences) throws Untrusted, InterruptedException {
        try {
            SignedMessages.Signed signed = messages.read(message, LONGEST);
            JWTClaimsSet claims = signed.claims();
            Tool tool = tools.client(String.valueOf(claims.getIssuer()))
                    .orElseThrow(() -> new Untrusted("iss is no client that is registered here"));
            messages.verify(signed, tool.keys());
            if (claims.getAudience().stream().noneMatch(audiences::contains)) {
                throw new Untrusted("aud is " + claims.getAudience() + " and not " + audiences.getFirst());
            }
            Instant expires = messages.times(claims).expires();
            if (expires.isAfter(clock.instant().plus(LONGEST_LIFE))) {
                throw new Untrusted("exp is more than a day away");
            }
            return new Believed(tool, claims, expires.plus(SignedMessages.SKEW));
        } catch (Unbelieved unbelieved) {
            throw new Untrusted(unbelieved.why(), unbelieved);
        }
    }
}
