package org.shuyuan.share.lti.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.shuyuan.seal.Seals;
import org.shuyuan.share.lti.refusal.Fault;
import org.shuyuan.share.lti.refusal.LaunchRefused;

/**
 * The state of a login: sealed, so that nothing is kept for logins that nobody ends, and worth nothing without the secret that the
 * browser keeps. That it is used once is seen to by its nonce.
 */
@ApplicationScoped
class LoginStates {

    static final Duration LIFE = Duration.ofMinutes(10);

    private static final String PURPOSE = "lti-login";
    private static final String BROWSER = "lti-browser";
    private static final int BYTES = 16;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SecureRandom random = new SecureRandom();
    private final Seals seals;
    private final Clock clock;

    LoginStates(Seals seals, Clock clock) {
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * What the state says.
     *
     * @param browser stands for the secret that the browser keeps
     * @param until seconds since 1970
     * @param asked how the login began, so that it can begin anew in a tab of its own
     */
    record State(UUID platform, String nonce, String browser, long until, Login asked) {}

    /** @param secret which the browser keeps */
    record Begun(String state, String nonce, String secret) {}

    Begun begin(UUID platform, Login asked) {
        String nonce = TEXT.encodeToString(bytes());
        String secret = TEXT.encodeToString(bytes());
        State state = new State(
                platform, nonce, digest(secret), clock.instant().plus(LIFE).getEpochSecond(), asked);
        try {
            return new Begun(seals.seal(PURPOSE, JSON.writeValueAsBytes(state)), nonce, secret);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    State open(String sealed) throws LaunchRefused {
        byte[] content =
                seals.open(PURPOSE, sealed).orElseThrow(() -> new LaunchRefused(Fault.STATE_WRONG, "not sealed here"));
        State state;
        try {
            state = JSON.readValue(content, State.class);
        } catch (IOException e) {
            throw LaunchRefused.because(e, Fault.STATE_WRONG, "sealed by another version");
        }
        Instant until = Instant.ofEpochSecond(state.until());
        if (!clock.instant().isBefore(until)) {
            throw new LaunchRefused(Fault.STATE_EXPIRED, until.toString());
        }
        return state;
    }

    boolean isOf(State state, String secret) {
        return MessageDigest.isEqual(
                state.browser().getBytes(StandardCharsets.US_ASCII),
                digest(secret).getBytes(StandardCharsets.US_ASCII));
    }

    private String digest(String secret) {
        return TEXT.encodeToString(seals.digest(BROWSER, secret.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
