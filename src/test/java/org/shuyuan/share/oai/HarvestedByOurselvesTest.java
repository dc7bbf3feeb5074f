package org.shuyuan.share.oai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.share.harvest.wire.Asking;
import org.shuyuan.share.harvest.wire.Deletions;
import org.shuyuan.share.harvest.wire.Format;
import org.shuyuan.share.harvest.wire.Granularity;
import org.shuyuan.share.harvest.wire.HarvestTrouble;
import org.shuyuan.share.harvest.wire.HarvestTrouble.Kind;
import org.shuyuan.share.harvest.wire.Identity;
import org.shuyuan.share.harvest.wire.Listing;
import org.shuyuan.share.harvest.wire.OaiClient;
import org.shuyuan.share.harvest.wire.Page;
import org.shuyuan.share.harvest.wire.SetInfo;
import org.shuyuan.share.harvest.wire.TokenTrail;
import org.shuyuan.share.harvest.wire.WireRecord;

/** What the provider says, the client understands; each was written from the specification alone. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class HarvestedByOurselvesTest {

    private static final Map<String, String> ALL = Map.of("metadataPrefix", "oai_dc");

    @TestHTTPResource("/oai")
    URI base;

    @Inject
    Lessons lessons;

    @Inject
    OaiClient client;

    @BeforeEach
    @SuppressWarnings("NullAway") // the address is set before
    void forget() {
        lessons.forget();
    }

    @Test
    void theRepositoryPresentsItself() {
        lessons.published("圆");

        Identity identity = client.identify(base);

        assertThat(identity.granularity()).isEqualTo(Granularity.SECOND);
        assertThat(identity.deletions()).isEqualTo(Deletions.PERSISTENT);
        assertThat(identity.baseUrl()).endsWith("/oai");
        assertThat(client.formats(base)).extracting(Format::prefix).contains("oai_dc");
        assertThat(client.sets(base)).extracting(SetInfo::spec).contains("org:33:3301:oai-school");
    }

    @Test
    void aWalkBringsEveryRecordOnce() {
        lessons.fill(1050);
        UUID kept = lessons.published("圆的面积");
        UUID gone = lessons.published("圆的周长");
        Harvester harvester = new Harvester(base.toString());
        harvester.list("ListRecords", ALL);
        lessons.withdraw(gone);
        List<String> expected = harvester.list("ListRecords", ALL).identifiers();

        for (Listing listing : Listing.values()) {
            List<WireRecord> records = walk(listing);

            assertThat(records)
                    .extracting(WireRecord::identifier)
                    .containsExactlyElementsOf(expected)
                    .hasSize(1052);
            assertThat(records)
                    .filteredOn(WireRecord::deleted)
                    .extracting(WireRecord::identifier)
                    .containsExactly("oai:localhost:" + gone);
            assertThat(records)
                    .filteredOn(record -> listing == Listing.RECORDS && !record.deleted())
                    .allMatch(record -> record.metadata().isPresent());
        }
        assertThat(walk(Listing.RECORDS))
                .filteredOn(record -> record.identifier().equals("oai:localhost:" + kept))
                .first()
                .satisfies(record -> {
                    assertThat(record.sets()).contains("org:33:3301:oai-school");
                    assertThat(record.metadata()
                                    .orElseThrow()
                                    .getElementsByTagNameNS("http://purl.org/dc/elements/1.1/", "title")
                                    .item(0)
                                    .getTextContent())
                            .isEqualTo("圆的面积");
                });
    }

    @Test
    void oneRecordIsFoundByItsName() {
        UUID lesson = lessons.published("圆");

        assertThat(client.get(base, "oai_dc", "oai:localhost:" + lesson)).isPresent();
        assertThat(client.get(base, "oai_dc", "oai:localhost:" + new UUID(4, 2)))
                .isEmpty();
    }

    @Test
    void whatTheProviderRefusesIsToldByItsKind() {
        lessons.fill(501);
        String token = client.list(base, begin(Listing.RECORDS)).token().orElseThrow();

        assertThat(kind(new Asking.Resume(Listing.IDENTIFIERS, token))).isEqualTo(Kind.TOKEN_REFUSED);
        assertThat(kind(new Asking.Begin(
                        Listing.RECORDS,
                        "marc21",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Granularity.SECOND)))
                .isEqualTo(Kind.REFUSED);
        assertThat(client.list(
                                base,
                                new Asking.Begin(
                                        Listing.RECORDS,
                                        "oai_dc",
                                        Optional.empty(),
                                        Optional.of(Instant.parse("2999-01-01T00:00:00Z")),
                                        Optional.empty(),
                                        Granularity.DAY))
                        .records())
                .isEmpty();
    }

    @Test
    void aHostThatNobodyAllowedIsRefusedByItsNameToo() {
        assertThat(base.getHost()).isEqualTo("127.0.0.1");
        URI named = URI.create(base.toString().replace("127.0.0.1", "localhost"));

        assertThat(catchThrowableOfType(HarvestTrouble.class, () -> client.identify(named))
                        .kind())
                .isEqualTo(Kind.ADDRESS_REFUSED);
    }

    private List<WireRecord> walk(Listing listing) {
        List<WireRecord> records = new ArrayList<>();
        TokenTrail trail = TokenTrail.parse("");
        Optional<Asking> next = Optional.of(begin(listing));
        while (next.isPresent()) {
            Page page = client.list(base, next.get());
            trail = trail.after(page);
            assertThat(page.flaws()).isEmpty();
            assertThat(page.cursor()).hasValue((long) records.size());
            assertThat(page.completeListSize()).hasValue(1052L);
            records.addAll(page.records());
            next = page.token().map(token -> new Asking.Resume(listing, token));
        }
        return records;
    }

    private Kind kind(Asking asking) {
        return catchThrowableOfType(HarvestTrouble.class, () -> client.list(base, asking))
                .kind();
    }

    private static Asking begin(Listing listing) {
        return new Asking.Begin(
                listing, "oai_dc", Optional.empty(), Optional.empty(), Optional.empty(), Granularity.SECOND);
    }
}
