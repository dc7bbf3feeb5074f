package org.shuyuan.fetch;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Fetchers as a test needs them. */
public final class TestFetcher {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);

    private TestFetcher() {}

    /** One that may fetch from these hosts, and from others only outside. */
    public static Fetcher allowing(String... hosts) {
        return resolving(InetAddress::getAllByName, hosts);
    }

    static Fetcher resolving(GuardedNames.Lookup lookup, String... allowed) {
        return new Fetcher(
                new Config(List.of(allowed), Duration.ofSeconds(5)), CLOCK, "Shuyuan/test (+http://localhost)", lookup);
    }

    static Fetcher impatient(Duration quiet, String... allowed) {
        return new Fetcher(
                new Config(List.of(allowed), quiet),
                CLOCK,
                "Shuyuan/test (+http://localhost)",
                InetAddress::getAllByName);
    }

    private record Config(List<String> hosts, Duration quiet) implements FetchConfig {

        @Override
        public Optional<List<String>> allowedHosts() {
            return Optional.of(hosts);
        }

        @Override
        public Duration connect() {
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
