package org.shuyuan.share.lti.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shuyuan.fetch.Answer;
import org.shuyuan.fetch.Ask;
import org.shuyuan.fetch.FetchFailed;
import org.shuyuan.fetch.Fetcher;
import org.shuyuan.share.lti.key.OwnKeys;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.service.PlatformFailed.Reason;

/**
 * Access to the services of platforms (IMS Security Framework 1.0, 4.1): we show by our key who we are, and get a token that is kept
 * until shortly before its end. Whoever needs one while it is fetched waits for it.
 */
@ApplicationScoped
class AccessTokens {

    private static final Duration PROOF = Duration.ofMinutes(5);
    private static final Duration BEFORE_ITS_END = Duration.ofSeconds(30);

    /** Where the platform doesn't say how long (RFC 6749, 5.1). */
    private static final int UNKNOWN_LIFE = 300;

    private static final int LONGEST_LIFE = 86_400;
    private static final Set<Integer> SPOKEN = Set.of(200, 400, 401, 403);
    private static final Ask ASK = new Ask(
            Duration.ofSeconds(15),
            Duration.ofSeconds(10),
            64 * 1024,
            Map.of("Accept", "application/json", "Content-Type", "application/x-www-form-urlencoded"));

    private final Fetcher fetcher;
    private final OwnKeys keys;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<Access, Kept> kept = new ConcurrentHashMap<>();

    AccessTokens(Fetcher fetcher, OwnKeys keys, ObjectMapper json, Clock clock) {
        this.fetcher = fetcher;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    private record Access(Platform platform, Set<Scope> scopes) {}

    private record Token(String text, Instant until) {}

    private record Said(int status, String body) {}

    private static final class Kept {
        private final ReentrantLock fetching = new ReentrantLock();
        private volatile @Nullable Token token;
    }

    /**
     * What goes into the header {@code Authorization} behind {@code Bearer}.
     *
     * @throws PlatformFailed {@link Reason#CLIENT_REFUSED}, {@link Reason#SCOPE_REFUSED}, and whatever hinders the line
     */
    String token(Platform platform, Set<Scope> scopes) throws PlatformFailed, InterruptedException {
        Kept known = kept.computeIfAbsent(new Access(platform, Set.copyOf(scopes)), _ -> new Kept());
        @Nullable Token token = known.token;
        if (token != null && isGood(token)) {
            return token.text();
        }
        known.fetching.lockInterruptibly();
        try {
            token = known.token;
            if (token != null && isGood(token)) {
                return token.text();
            }
            Token fetched = fetch(platform, scopes);
            known.token = fetched;
            return fetched.text();
        } finally {
            known.fetching.unlock();
        }
    }

    /** The platform doesn't take this one any more. */
    void forget(Platform platform, Set<Scope> scopes, String text) {
        @Nullable Kept known = kept.get(new Access(platform, Set.copyOf(scopes)));
        if (known == null) {
            return;
        }
        known.fetching.lock();
        try {
            @Nullable Token token = known.token;
            if (token != null && token.text().equals(text)) {
                known.token = null;
            }
        } finally {
            known.fetching.unlock();
        }
    }

    private boolean isGood(Token token) {
        return clock.instant().isBefore(token.until());
    }

    private Token fetch(Platform platform, Set<Scope> scopes) throws PlatformFailed, InterruptedException {
        Map<String, String> form = new TreeMap<>(Map.of(
                "grant_type",
                "client_credentials",
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                proof(platform),
                "scope",
                scopes.stream().map(Scope::id).sorted().collect(Collectors.joining(" "))));
        String body = form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try {
            Said said = fetcher.post(
                    platform.token(),
                    ASK,
                    body.getBytes(StandardCharsets.US_ASCII),
                    SPOKEN::contains,
                    (Answer answer) -> new Said(
                            answer.status(), new String(answer.body().readAllBytes(), StandardCharsets.UTF_8)));
            return read(said);
        } catch (FetchFailed e) {
            throw PlatformFailed.of(e);
        }
    }

    private Token read(Said said) throws PlatformFailed {
        JsonNode answer;
        try {
            answer = json.readTree(said.body());
        } catch (IOException notJson) {
            throw said.status() == 200
                    ? PlatformFailed.of(Reason.UNINTELLIGIBLE, "the token is no JSON")
                    : PlatformFailed.of(Reason.CLIENT_REFUSED, "HTTP " + said.status());
        }
        if (said.status() != 200) {
            String error = answer.path("error").asText("");
            throw PlatformFailed.of(
                    error.equals("invalid_scope") ? Reason.SCOPE_REFUSED : Reason.CLIENT_REFUSED,
                    "HTTP " + said.status() + " " + shortened(error) + " "
                            + shortened(answer.path("error_description").asText("")));
        }
        String text = answer.path("access_token").asText("");
        if (text.isEmpty() || !text.chars().allMatch(letter -> letter > ' ' && letter <= '~')) {
            throw PlatformFailed.of(Reason.UNINTELLIGIBLE, "no token came");
        }
        Duration life = Duration.ofSeconds(Math.clamp(answer.path("expires_in").asLong(UNKNOWN_LIFE), 0, LONGEST_LIFE));
        return new Token(text, clock.instant().plus(life).minus(BEFORE_ITS_END));
    }

    /** RFC 7523, 3. */
    private String proof(Platform platform) {
        Instant now = clock.instant();
        return keys.sign(new JWTClaimsSet.Builder()
                .issuer(platform.clientId())
                .subject(platform.clientId())
                .audience(platform.audience().orElse(platform.token().toString()))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(PROOF)))
                .build());
    }

    private static String shortened(String words) {
        return words.length() > 200 ? words.substring(0, 200) + "…" : words;
    }
}
