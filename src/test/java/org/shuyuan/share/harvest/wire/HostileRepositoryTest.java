package org.shuyuan.share.harvest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.shuyuan.share.harvest.wire.Repository.DATE;
import static org.shuyuan.share.harvest.wire.Repository.begin;
import static org.shuyuan.share.harvest.wire.Repository.error;
import static org.shuyuan.share.harvest.wire.Repository.header;
import static org.shuyuan.share.harvest.wire.Repository.oai;
import static org.shuyuan.share.harvest.wire.Repository.record;
import static org.shuyuan.share.harvest.wire.Repository.records;
import static org.shuyuan.share.harvest.wire.Repository.token;
import static org.shuyuan.share.harvest.wire.Repository.trouble;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.fetch.RawServer;
import org.shuyuan.fetch.TestFetcher;
import org.shuyuan.share.harvest.wire.HarvestTrouble.Kind;

/** Repositories that are broken, or mean no good. */
class HostileRepositoryTest {

    private final OaiClient client = Repository.client();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><body>Welcome</body></html>",
                "<html><body><p>Welcome<br></body></html>",
                "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>",
                "Fatal error: Allowed memory size exhausted",
                "{\"status\": \"ok\"}",
                ""
            })
    void aWebPageIsNoRepository(String page) throws Exception {
        try (Repository repository =
                Repository.saying((_, out) -> RawServer.ok(out, "text/html", page.getBytes(StandardCharsets.UTF_8)))) {
            HarvestTrouble trouble = repository.trouble();

            assertThat(trouble.kind()).isIn(Kind.NOT_XML, Kind.NOT_OAI);
            assertThat(trouble.detail()).startsWith("a web page");
        }
    }

    @Test
    void anotherAnswerThanWasAskedForIsNone() {
        assertThat(trouble(oai("<ListIdentifiers>" + header("oai:a:1") + "</ListIdentifiers>")))
                .satisfies(is(Kind.NOT_OAI, "ListIdentifiers"));
        assertThat(trouble(oai(""))).satisfies(is(Kind.NOT_OAI, "ListRecords"));
        assertThat(trouble(oai("<ListRecords/><ListRecords/>"))).satisfies(is(Kind.NOT_OAI, "ListRecords"));
        assertThat(trouble(records(record("oai:a:1")).replace("OAI/2.0/\"", "OAI/1.1/OAI_ListRecords\"")))
                .satisfies(is(Kind.NOT_OAI, "1.1"));
        assertThat(trouble(records(record("oai:a:1")).replace(DATE, ""))).satisfies(is(Kind.NOT_OAI, "responseDate"));
        assertThat(trouble("<rss xmlns=\"urn:rss\"/>")).satisfies(is(Kind.NOT_OAI, "rss"));
    }

    @Test
    void theProtocolOfBeforeIsNotSpoken() throws Exception {
        try (Repository repository =
                Repository.with(oai("<Identify><protocolVersion>1.1</protocolVersion></Identify>"))) {
            assertThat(catchThrowableOfType(HarvestTrouble.class, () -> client.identify(repository.base())))
                    .satisfies(is(Kind.NOT_OAI, "1.1"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "badArgument, REFUSED",
        "cannotDisseminateFormat, REFUSED",
        "badVerb, REFUSED",
        "somethingElse, REFUSED",
        "badResumptionToken, TOKEN_REFUSED"
    })
    void errorsOfTheProtocolAreTold(String code, Kind kind) {
        HarvestTrouble trouble = trouble(error(code));

        assertThat(trouble.kind()).isEqualTo(kind);
        assertThat(trouble.detail()).isEqualTo(code + ": In words");
        assertThat(trouble.passing()).isFalse();
    }

    @Test
    void anErrorBesideRecordsIsAnError() {
        assertThat(trouble(oai("<error code=\"badArgument\"/><ListRecords>" + record("oai:a:1") + "</ListRecords>")))
                .satisfies(is(Kind.REFUSED, "badArgument"));
        assertThat(trouble(oai("<error code=\"noRecordsMatch\"/><error code=\"badArgument\"/>")))
                .satisfies(is(Kind.REFUSED, "badArgument"));
    }

    @Test
    void aRepositoryThatIsOverrunTellsWhenToComeAgain() throws Exception {
        AtomicInteger times = new AtomicInteger();
        Patience patience = new Patience(Duration.ofSeconds(1), Duration.ofMinutes(10), 3);
        try (Repository repository = Repository.saying((_, out) -> RawServer.status(
                out, times.incrementAndGet() % 2 == 0 ? "429 Slow down" : "503 Busy", "Retry-After: 120"))) {
            int failures = 0;
            HarvestTrouble trouble = repository.trouble();
            for (; patience.next(failures, trouble).isPresent(); failures++) {
                assertThat(trouble.kind()).isEqualTo(Kind.BUSY);
                assertThat(patience.next(failures, trouble)).hasValue(Duration.ofMinutes(2));
                trouble = repository.trouble();
            }

            assertThat(failures).isEqualTo(3);
            assertThat(times).hasValue(4);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "500 Broken, UNREACHABLE, true",
        "502 Bad gateway, UNREACHABLE, true",
        "404 Not found, NOT_OAI, false",
        "403 Forbidden, REFUSED, false"
    })
    void aStatusWithoutOaiIsTroubleOfItsKind(String status, Kind kind, boolean passing) throws Exception {
        try (Repository repository = Repository.saying((_, out) -> RawServer.status(out, status))) {
            HarvestTrouble trouble = repository.trouble();

            assertThat(trouble.kind()).isEqualTo(kind);
            assertThat(trouble.passing()).isEqualTo(passing);
        }
    }

    @Test
    void aTokenThatLeadsInACircleIsNoticed() throws Exception {
        try (Repository repository = Repository.of(arguments -> records(
                record("oai:a:1"),
                token(arguments.getOrDefault("resumptionToken", "").equals("one") ? "two" : "one")))) {
            TokenTrail trail = TokenTrail.parse("");
            Asking next = begin();
            HarvestTrouble trouble = null;
            for (int page = 0; page < 3 && trouble == null; page++) {
                Page got = client.list(repository.base(), next);
                next = new Asking.Resume(Listing.RECORDS, got.token().orElseThrow());
                TokenTrail before = trail;
                try {
                    trail = TokenTrail.parse(before.after(got).text());
                } catch (HarvestTrouble looping) {
                    trouble = looping;
                }
            }

            assertThat(Objects.requireNonNull(trouble).kind()).isEqualTo(Kind.LOOPING);
        }
    }

    @Test
    void setsThatNeverEndAreLeft() throws Exception {
        AtomicInteger pages = new AtomicInteger();
        try (Repository endless = Repository.of(_ -> oai("<ListSets>"
                        + "<set><setSpec>s</setSpec><setName>s</setName></set>".repeat(1000)
                        + token("page " + pages.incrementAndGet()) + "</ListSets>"));
                Repository looping = Repository.with(
                        oai("<ListSets><set><setSpec>s</setSpec></set>" + token("same") + "</ListSets>"));
                Repository barren = Repository.of(
                        _ -> oai("<ListSets>" + token("page " + pages.incrementAndGet()) + "</ListSets>"))) {
            assertThat(client.sets(endless.base())).hasSize(10_000);
            assertThat(catchThrowableOfType(HarvestTrouble.class, () -> client.sets(looping.base()))
                            .kind())
                    .isEqualTo(Kind.LOOPING);
            assertThat(catchThrowableOfType(HarvestTrouble.class, () -> client.sets(barren.base()))
                            .kind())
                    .isEqualTo(Kind.ENDLESS);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/oai",
                "http://[::1]:9200/_search",
                "http://2130706433/",
                "http://10.0.0.1/oai"
            })
    void aRepositoryCannotSendUsInside(String location) throws Exception {
        try (Repository repository = Repository.saying((_, out) -> RawServer.redirect(out, location))) {
            assertThat(repository.trouble().kind()).isEqualTo(Kind.ADDRESS_REFUSED);
        }
    }

    @Test
    void aRepositoryThatStandsInsideIsRefused() throws Exception {
        OaiClient strict = new OaiClient(TestFetcher.allowing(), Repository.limits(), Clock.systemUTC());
        try (Repository repository = Repository.with(records(record("oai:a:1")))) {
            assertThat(catchThrowableOfType(HarvestTrouble.class, () -> strict.list(repository.base(), begin()))
                            .kind())
                    .isEqualTo(Kind.ADDRESS_REFUSED);
        }
    }

    @Test
    void whatComesTooSlowlyIsLeft() throws Exception {
        try (Repository dripping = Repository.saying((_, out) -> {
            RawServer.say(out, "200 OK", "Content-Type: text/xml\r\nContent-Length: 100000", new byte[0]);
            for (int i = 0; i < 60; i++) {
                out.write(' ');
                out.flush();
                Thread.sleep(100);
            }
        })) {
            Instant end = Instant.now().plusMillis(700);
            OaiClient hurried = client.until(end);

            assertThat(catchThrowableOfType(HarvestTrouble.class, () -> hurried.identify(dripping.base())))
                    .satisfies(is(Kind.SLOW, "longer"));
            assertThat(Instant.now()).isBefore(end.plusSeconds(3));
            assertThat(catchThrowableOfType(HarvestTrouble.class, () -> hurried.sets(dripping.base())))
                    .satisfies(is(Kind.SLOW, "no time was left"));
        }
    }

    @ParameterizedTest
    @CsvSource({"oai:a:2, NOT_OAI", "'', NOT_OAI"})
    void aRecordThatWasNotAskedForIsNone(String given, Kind kind) throws Exception {
        try (Repository repository = Repository.with(oai("<GetRecord>" + record(given) + "</GetRecord>"));
                Repository empty = Repository.with(oai("<GetRecord/>"))) {
            assertThat(catchThrowableOfType(
                                    HarvestTrouble.class, () -> client.get(repository.base(), "oai_dc", "oai:a:1"))
                            .kind())
                    .isEqualTo(kind);
            assertThat(catchThrowableOfType(HarvestTrouble.class, () -> client.get(empty.base(), "oai_dc", "oai:a:1"))
                            .kind())
                    .isEqualTo(kind);
        }
    }

    @Test
    void aStoppedThreadStopsHarvesting() throws Exception {
        try (Repository repository = Repository.with(records(record("oai:a:1")))) {
            Thread.currentThread().interrupt();

            HarvestTrouble trouble = repository.trouble();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(trouble.passing()).isTrue();
        }
    }

    private static Consumer<HarvestTrouble> is(Kind kind, String word) {
        return trouble -> {
            assertThat(trouble.kind()).isEqualTo(kind);
            assertThat(trouble.detail()).contains(word);
        };
    }
}
