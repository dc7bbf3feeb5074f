package org.shuyuan.share.harvest.wire;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.shuyuan.fetch.RawServer;
import org.shuyuan.fetch.TestFetcher;

/** A repository of another house, which answers as a test has it answer. */
final class Repository implements AutoCloseable {

    static final String ROOT = "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">";
    static final String DATE = "<responseDate>2026-11-22T08:00:00Z</responseDate>";

    /** Makes the body of an answer. */
    @FunctionalInterface
    interface Answers {
        String to(Map<String, String> arguments);
    }

    private final RawServer server;

    private Repository(RawServer server) {
        this.server = server;
    }

    static Repository saying(RawServer.Script script) {
        return new Repository(new RawServer(script));
    }

    static Repository of(Answers answers) {
        return saying((request, out) -> RawServer.xml(out, answers.to(arguments(request))));
    }

    /** One that says the same to everything. */
    static Repository with(String page) {
        return of(_ -> page);
    }

    static OaiClient client() {
        return new OaiClient(TestFetcher.allowing("127.0.0.1"), limits(), Clock.systemUTC());
    }

    static WireConfig limits() {
        return new Limits();
    }

    URI base() {
        return server.address("/oai");
    }

    static Asking begin() {
        return new Asking.Begin(
                Listing.RECORDS, "oai_dc", Optional.empty(), Optional.empty(), Optional.empty(), Granularity.SECOND);
    }

    /** Why there is no first page. */
    HarvestTrouble trouble() {
        return Objects.requireNonNull(catchThrowableOfType(HarvestTrouble.class, () -> client().list(base(), begin())));
    }

    /** Why this is no first page. */
    static HarvestTrouble trouble(String page) {
        try (Repository repository = with(page)) {
            return repository.trouble();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What was asked, in its order. */
    List<Map<String, String>> asked() {
        return server.requests().stream().map(Repository::arguments).toList();
    }

    static String oai(String content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + ROOT + DATE
                + "<request>http://example.org/oai</request>" + content + "</OAI-PMH>";
    }

    static String records(String... content) {
        return oai("<ListRecords>" + String.join("", content) + "</ListRecords>");
    }

    static String record(String identifier) {
        return record(identifier, "<dc:title>" + identifier + "</dc:title>");
    }

    static String record(String identifier, String words) {
        return "<record>" + header(identifier) + "<metadata><oai_dc:dc"
                + " xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
                + words + "</oai_dc:dc></metadata></record>";
    }

    static String header(String identifier) {
        return "<header><identifier>" + identifier
                + "</identifier><datestamp>2026-03-01T08:00:00Z</datestamp><setSpec>org:33</setSpec></header>";
    }

    static String token(String token) {
        return "<resumptionToken>" + token + "</resumptionToken>";
    }

    static String error(String code) {
        return oai("<error code=\"" + code + "\">In words</error>");
    }

    private static Map<String, String> arguments(RawServer.Request request) {
        Map<String, String> arguments = new TreeMap<>();
        String query = request.target().substring(request.target().indexOf('?') + 1);
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            arguments.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return arguments;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private record Limits() implements WireConfig {

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(20);
        }

        @Override
        public Duration quiet() {
            return Duration.ofSeconds(10);
        }

        @Override
        public long pageBytes() {
            return 8 << 20;
        }

        @Override
        public long recordSize() {
            return 1 << 20;
        }
    }
}
