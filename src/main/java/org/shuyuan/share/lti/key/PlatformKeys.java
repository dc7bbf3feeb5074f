package org.shuyuan.share.lti.key;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.shuyuan.fetch.Answer;
import org.shuyuan.fetch.Ask;
import org.shuyuan.fetch.FetchFailed;
import org.shuyuan.fetch.Fetcher;

/**
 * The public keys of platforms, and of tools that courses hold, fetched from the address that is registered and from no other: what
 * a token says of where its key is found ({@code jku}, {@code x5u}, {@code jwk}) counts for nothing. A key that isn't known may be new, so the set is fetched again,
 * but not more often than every {@link #AGAIN}, however many tokens name keys that nobody has; nor is one that can't be reached.
 */
@ApplicationScoped
public class PlatformKeys {

    private static final Duration FRESH = Duration.ofHours(6);
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Ask ASK =
            new Ask(Duration.ofSeconds(8), Duration.ofSeconds(4), 256 * 1024, Map.of("Accept", "application/json"));

    /** Below this a signature of RSA is worth nothing (NIST SP 800-131A). */
    private static final int SHORTEST = 2_048;

    private final Fetcher fetcher;
    private final Clock clock;
    private final Map<URI, Known> sets = new ConcurrentHashMap<>();

    PlatformKeys(Fetcher fetcher, Clock clock) {
        this.fetcher = fetcher;
        this.clock = clock;
    }

    /** What is known of one address; one at a time looks there, and the others wait for what comes of it. */
    private static final class Known {
        private final ReentrantLock looking = new ReentrantLock();
        private volatile @Nullable JWKSet keys;
        private volatile Instant fetched = Instant.MIN;
        private volatile Instant asked = Instant.MIN;
        private volatile @Nullable FetchFailed failure;
    }

    /**
     * The key of this name; where the token names none, the only one there is.
     *
     * @throws FetchFailed where the set can't be fetched, and no earlier one has the key
     */
    public Optional<RSAKey> find(URI address, @Nullable String name) throws FetchFailed, InterruptedException {
        Known known = sets.computeIfAbsent(address, _ -> new Known());
        Optional<RSAKey> found = key(known, name);
        if (found.isPresent() && isFresh(known)) {
            return found;
        }
        known.looking.lockInterruptibly();
        try {
            found = key(known, name);
            boolean wanted = found.isEmpty() || !isFresh(known);
            if (wanted && known.asked.isBefore(clock.instant().minus(AGAIN))) {
                look(address, known);
                found = key(known, name);
            }
            @Nullable FetchFailed failure = known.failure;
            // A platform whose keys can't be reached for a while is still the one that it was.
            if (found.isEmpty() && failure != null) {
                throw failure;
            }
            return found;
        } finally {
            known.looking.unlock();
        }
    }

    /**
     * What an address shows at this moment.
     *
     * @param usable how many keys count
     * @param date what the server's clock says (RFC 9110, 6.6.1), where it says it
     */
    public record Shown(int usable, Optional<String> date) {}

    /** Fetches the keys that stand there now, whether or not they were fetched a moment ago. */
    public Shown look(URI address) throws FetchFailed, InterruptedException {
        return fetcher.get(
                address, ASK, answer -> new Shown(usable(read(answer)).size(), answer.header("Date")));
    }

    private boolean isFresh(Known known) {
        return known.fetched.isAfter(clock.instant().minus(FRESH));
    }

    /** The first look at a set that is known doesn't count: a key may be new a moment after it. */
    private void look(URI address, Known known) throws InterruptedException {
        boolean first = known.keys == null;
        try {
            known.keys = fetched(address);
            known.fetched = clock.instant();
            known.failure = null;
            known.asked = first ? Instant.MIN : clock.instant();
        } catch (FetchFailed failed) {
            known.failure = failed;
            known.asked = clock.instant();
        }
    }

    private JWKSet fetched(URI address) throws FetchFailed, InterruptedException {
        return fetcher.get(address, ASK, PlatformKeys::read);
    }

    private static JWKSet read(Answer answer) throws IOException {
        try {
            return JWKSet.parse(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
        } catch (ParseException malformed) {
            throw new IOException("no set of keys", malformed);
        }
    }

    private static Optional<RSAKey> key(Known known, @Nullable String name) {
        @Nullable JWKSet keys = known.keys;
        if (keys == null) {
            return Optional.empty();
        }
        List<RSAKey> named = usable(keys).stream()
                .filter(key -> name == null || name.equals(key.getKeyID()))
                .toList();
        return name != null || named.size() == 1 ? named.stream().findFirst() : Optional.empty();
    }

    /** Those that sign, and are long enough. */
    private static List<RSAKey> usable(JWKSet keys) {
        return keys.getKeys().stream()
                .filter(RSAKey.class::isInstance)
                .map(JWK::toRSAKey)
                .filter(key -> key.size() >= SHORTEST)
                .filter(key -> key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
                .toList();
    }
}
