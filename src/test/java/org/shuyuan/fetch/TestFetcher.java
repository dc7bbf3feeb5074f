package org.shuyuan.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.shuyuan.fetch.FetchFailed.Reason;

/** Fetchers as a test needs them. */
public final class TestFetcher {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);

    static final Ask ASK = new Ask(Duration.ofSeconds(20), Duration.ofSeconds(10), 16 << 20, Map.of());

    private TestFetcher() {}

    /** One that may fetch from these hosts, and from others only outside. */
    public static Fetcher allowing(String... hosts) {
        return resolving(InetAddress::getAllByName, hosts);
    }

    static Fetcher resolving(GuardedNames.Lookup lookup, String... allowed) {
        return new Fetcher(new Config(List.of(allowed)), CLOCK, "Shuyuan/test (+http://localhost)", lookup);
    }

    static FetchFailed failure(Fetcher fetcher, URI address, Ask ask) {
        return Objects.requireNonNull(
                catchThrowableOfType(FetchFailed.class, () -> fetcher.get(address, ask, TestFetcher::text)));
    }

    static void assertRefused(Fetcher fetcher, URI address) {
        assertThat(failure(fetcher, address, ASK).reason()).as("%s", address).isEqualTo(Reason.ADDRESS_REFUSED);
    }

    static String text(Answer answer) throws IOException {
        return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
    }

    private record Config(List<String> hosts) implements FetchConfig {

        @Override
        public Optional<List<String>> allowedHosts() {
            return Optional.of(hosts);
        }

        @Override
        public Duration connect() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration quiet() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration download() {
            return Duration.ofSeconds(30);
        }

        @Override
        public int maxRatio() {
            return 200;
        }
    }
}
