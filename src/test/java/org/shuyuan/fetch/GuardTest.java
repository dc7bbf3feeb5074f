package org.shuyuan.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shuyuan.fetch.TestFetcher.ASK;
import static org.shuyuan.fetch.TestFetcher.assertRefused;
import static org.shuyuan.fetch.TestFetcher.failure;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.fetch.FetchFailed.Reason;

/** Nobody leads a fetch inside. */
class GuardTest {

    private final Fetcher fetcher = TestFetcher.allowing("127.0.0.1");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org/",
                "file:///etc/passwd",
                "jar:http://example.org/a.jar!/",
                "//example.org/",
                "http:///path",
                "http://some_host/",
                "http://user@example.org/",
                "http://user:secret@example.org/",
                "http://example.org:0/",
                "http://example.org:99999/"
            })
    void whatIsNoAddressOfTheWebIsRefused(String address) {
        assertRefused(TestFetcher.allowing(), URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "LOCALHOST",
                "localhost.",
                "2130706433",
                "127.1",
                "0x7f000001",
                "0177.0.0.1",
                "0",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "169.254.169.254",
                "10.1.2.3",
                "[fe80::1]",
                "[fd00::1]"
            })
    void whatLeadsInsideIsNotConnectedTo(String host) throws Exception {
        try (RawServer server = new RawServer((_, out) -> RawServer.xml(out, "<inside/>"))) {
            FetchFailed failed =
                    failure(TestFetcher.allowing(), URI.create("http://" + host + ":" + server.port() + "/"), ASK);

            // Where the operating system takes some spelling for no address at all, there is no such host.
            assertThat(failed.reason()).isIn(Reason.ADDRESS_REFUSED, Reason.UNREACHABLE);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aNameThatLeadsInsideIsRefused() throws Exception {
        try (RawServer server = new RawServer((_, out) -> RawServer.xml(out, "<inside/>"))) {
            URI address = URI.create("http://repository.example:" + server.port() + "/");
            Fetcher inside = TestFetcher.resolving(_ -> addresses("127.0.0.1"));
            Fetcher both = TestFetcher.resolving(_ -> addresses("203.208.60.1", "10.0.0.1"));

            assertRefused(inside, address);
            assertRefused(both, address);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void theAddressThatWasCheckedIsTheOneThatIsConnectedTo() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        GuardedNames.Lookup once = host -> {
            if (asked.incrementAndGet() > 1) {
                throw new UnknownHostException(host);
            }
            return addresses("127.0.0.1");
        };
        try (RawServer server = new RawServer((_, out) -> RawServer.xml(out, "<inside/>"))) {
            Fetcher allowed = TestFetcher.resolving(once, "Repository.Example");

            String body =
                    allowed.get(URI.create("http://repository.example:" + server.port() + "/"), ASK, TestFetcher::text);

            assertThat(body).isEqualTo("<inside/>");
            assertThat(asked).hasValue(1);
            assertThat(server.requests().getFirst().headers())
                    .containsEntry("host", "repository.example:" + server.port());
        }
    }

    @Test
    void anAddressOfThisMachineIsInside() throws Exception {
        for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress own : card.inetAddresses().toList()) {
                GuardedNames names = new GuardedNames(_ -> new InetAddress[] {own}, List.of());

                assertThatThrownBy(() -> names.resolve("repository.example")).isInstanceOf(GuardedNames.Inside.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]:PORT/",
                "http://localhost:PORT/",
                "http://2130706433:PORT/",
                "http://10.0.0.1:PORT/",
                "//0.0.0.0:PORT/",
                "http://user:secret@127.0.0.1:PORT/",
                "ftp://127.0.0.1:PORT/",
                "file:///etc/passwd",
                "http://127.0.0.1:PORT/a b"
            })
    void aRedirectIsAnAddressOfItsOwn(String location) throws Exception {
        try (RawServer inside = new RawServer((_, out) -> RawServer.xml(out, "<inside/>"));
                RawServer server = new RawServer(
                        (_, out) -> RawServer.redirect(out, location.replace("PORT", "" + inside.port())))) {
            assertRefused(fetcher, server.address("/"));
            assertThat(inside.connections()).isZero();
        }
    }

    @Test
    void whatIsSecretStaysSecret() throws Exception {
        Destination secret = Destination.of(URI.create("https://repository.example/oai?verb=Identify"));

        assertThat(secret.redirected("?verb=ListSets").address())
                .isEqualTo(URI.create("https://repository.example/oai?verb=ListSets"));
        assertThatThrownBy(() -> secret.redirected("http://repository.example/oai"))
                .isInstanceOfSatisfying(
                        FetchFailed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.ADDRESS_REFUSED));
    }

    @Test
    void whoAsksIsToldToTheFirstOriginOnly() throws Exception {
        Ask ask = new Ask(
                ASK.timeout(), ASK.quiet(), 1000, Map.of("Authorization", "Bearer secret", "Accept", "text/xml"));
        try (RawServer other = new RawServer((_, out) -> RawServer.xml(out, "<other/>"));
                RawServer server = new RawServer((request, out) -> RawServer.redirect(
                        out,
                        request.target().equals("/")
                                ? "/next"
                                : other.address("/").toString()))) {
            fetcher.get(server.address("/"), ask, TestFetcher::text);

            assertThat(server.requests())
                    .hasSize(2)
                    .allSatisfy(
                            request -> assertThat(request.headers()).containsEntry("authorization", "Bearer secret"));
            assertThat(other.requests().getFirst().headers())
                    .containsEntry("accept", "text/xml")
                    .doesNotContainKey("authorization");
        }
    }

    private static InetAddress[] addresses(String... literals) {
        return Stream.of(literals).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }
}
