package org.shuyuan.share.harvest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyuan.share.harvest.wire.Repository.begin;
import static org.shuyuan.share.harvest.wire.Repository.error;
import static org.shuyuan.share.harvest.wire.Repository.header;
import static org.shuyuan.share.harvest.wire.Repository.oai;
import static org.shuyuan.share.harvest.wire.Repository.record;
import static org.shuyuan.share.harvest.wire.Repository.records;
import static org.shuyuan.share.harvest.wire.Repository.token;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.fetch.RawServer;
import org.w3c.dom.Element;

class OaiClientTest {

    private static final Instant STAMP = Instant.parse("2026-03-01T08:00:00Z");

    private final OaiClient client = Repository.client();

    @Test
    void aPageHoldsRecordsWithTheirMetadata() throws Exception {
        try (Repository repository = Repository.with(records(
                "<record>" + header("oai:a:1")
                        + "<metadata>\n  <lom xmlns=\"urn:lom\" xml:lang=\"zh\"><!-- no -->\n   <general kind='\"'>"
                        + "<title>圆的<![CDATA[面积 & ]]>π&#x5706;</title></general>\n  </lom></metadata>"
                        + "<about><p:provenance xmlns:p=\"urn:p\" p:at=\"1\"/></about><about><rights xmlns=\"urn:r\"/></about>"
                        + "</record>",
                "<record><header status=\"deleted\"><identifier>oai:a:2</identifier>"
                        + "<datestamp>2026-03-02</datestamp></header></record>",
                "<resumptionToken completeListSize=\"312\" cursor=\"0\" expirationDate=\"2026-12-01T00:00:00Z\">next|1"
                        + "</resumptionToken>"))) {
            Page page = client.list(repository.base(), begin());

            assertThat(page.responseDate()).isEqualTo(Instant.parse("2026-11-22T08:00:00Z"));
            assertThat(page.token()).hasValue("next|1");
            assertThat(page.completeListSize()).hasValue(312L);
            assertThat(page.cursor()).hasValue(0L);
            assertThat(page.flaws()).isEmpty();
            assertThat(page.bytes()).isGreaterThan(500);
            assertThat(page.records()).hasSize(2);
            WireRecord first = page.records().getFirst();
            assertThat(first.identifier()).isEqualTo("oai:a:1");
            assertThat(first.datestamp()).isEqualTo(STAMP);
            assertThat(first.deleted()).isFalse();
            assertThat(first.sets()).containsExactly("org:33");
            Element lom = first.metadata().orElseThrow();
            assertThat(lom.getLocalName()).isEqualTo("lom");
            assertThat(lom.getNamespaceURI()).isEqualTo("urn:lom");
            assertThat(lom.getAttributeNS("http://www.w3.org/XML/1998/namespace", "lang"))
                    .isEqualTo("zh");
            assertThat(lom.getChildNodes().getLength()).isEqualTo(1);
            assertThat(lom.getElementsByTagNameNS("urn:lom", "title").item(0).getTextContent())
                    .isEqualTo("圆的面积 & π圆");
            assertThat(((Element) lom.getFirstChild()).getAttribute("kind")).isEqualTo("\"");
            assertThat(first.about()).extracting(Element::getLocalName).containsExactly("provenance", "rights");
            assertThat(first.about().getFirst().getAttributeNS("urn:p", "at")).isEqualTo("1");
            WireRecord second = page.records().getLast();
            assertThat(second.deleted()).isTrue();
            assertThat(second.datestamp()).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
            assertThat(second.metadata()).isEmpty();
        }
    }

    @Test
    void prefixesThatWereDeclaredAboveGoAlong() throws Exception {
        String page = oai("<ListRecords xmlns:x=\"urn:x\"><record>" + header("oai:a:1")
                        + "<metadata><x:a kind=\"y:word\"><x:b xmlns:x=\"urn:z\"/></x:a></metadata></record></ListRecords>")
                .replace("<OAI-PMH ", "<OAI-PMH xmlns:y=\"urn:y\" ");
        try (Repository repository = Repository.with(page)) {
            Element metadata = client.list(repository.base(), begin())
                    .records()
                    .getFirst()
                    .metadata()
                    .orElseThrow();

            assertThat(metadata.lookupNamespaceURI("x")).isEqualTo("urn:x");
            assertThat(metadata.lookupNamespaceURI("y")).isEqualTo("urn:y");
            assertThat(metadata.getFirstChild().getNamespaceURI()).isEqualTo("urn:z");
            assertThat(metadata.getOwnerDocument().getDocumentElement()).isSameAs(metadata);
        }
    }

    @Test
    void headersStandForThemselves() throws Exception {
        try (Repository repository = Repository.with(
                oai("<ListIdentifiers>" + header("oai:a:1") + header("oai:a:2") + token("") + "</ListIdentifiers>"))) {
            Page page = client.list(repository.base(), new Asking.Resume(Listing.IDENTIFIERS, "a+b/c= &d"));

            assertThat(page.records()).extracting(WireRecord::identifier).containsExactly("oai:a:1", "oai:a:2");
            assertThat(page.records()).extracting(WireRecord::metadata).containsOnly(Optional.empty());
            assertThat(page.flaws()).isEmpty();
            assertThat(page.token()).isEmpty();
            assertThat(repository.asked())
                    .containsExactly(Map.of("verb", "ListIdentifiers", "resumptionToken", "a+b/c= &d"));
        }
    }

    @ParameterizedTest
    @CsvSource({"SECOND, 2026-03-01T08:09:10Z, 2026-03-02T00:00:00Z", "DAY, 2026-03-01, 2026-03-02"})
    void aSelectionIsAskedForInTheGranularityOfTheRepository(Granularity granularity, String from, String until)
            throws Exception {
        try (Repository repository = Repository.with(error("noRecordsMatch"))) {
            Page page = client.list(
                    repository.base(),
                    new Asking.Begin(
                            Listing.RECORDS,
                            "oai_dc",
                            Optional.of("org:33"),
                            Optional.of(Instant.parse("2026-03-01T08:09:10.99Z")),
                            Optional.of(Instant.parse("2026-03-02T00:00:00Z")),
                            granularity));

            assertThat(page.records()).isEmpty();
            assertThat(page.token()).isEmpty();
            assertThat(page.flaws()).isEmpty();
            assertThat(repository.asked())
                    .containsExactly(Map.of(
                            "verb", "ListRecords",
                            "metadataPrefix", "oai_dc",
                            "set", "org:33",
                            "from", from,
                            "until", until));
        }
    }

    @Test
    void aListThatEndsBehindATokenIsOverAndDoubted() throws Exception {
        try (Repository repository = Repository.with(error("noRecordsMatch"))) {
            Page page = client.list(repository.base(), new Asking.Resume(Listing.RECORDS, "next"));

            assertThat(page.token()).isEmpty();
            assertThat(page.flaws()).hasSize(1);
        }
    }

    @Test
    void oneRecordIsAskedForByItsName() throws Exception {
        try (Repository repository = Repository.of(arguments -> "oai:a:1".equals(arguments.get("identifier"))
                ? oai("<GetRecord>" + record("oai:a:1") + "</GetRecord>")
                : error("idDoesNotExist"))) {
            assertThat(client.get(repository.base(), "oai_dc", "oai:a:1"))
                    .map(WireRecord::identifier)
                    .hasValue("oai:a:1");
            assertThat(client.get(repository.base(), "oai_dc", "oai:a:2")).isEmpty();
            assertThat(repository.asked())
                    .first()
                    .isEqualTo(Map.of("verb", "GetRecord", "metadataPrefix", "oai_dc", "identifier", "oai:a:1"));
        }
    }

    @Test
    void errorsWithAStatusOfTheirOwnAreUnderstood() throws Exception {
        byte[] error = error("noRecordsMatch").getBytes(StandardCharsets.UTF_8);
        try (Repository repository = Repository.saying((_, out) -> RawServer.say(
                out,
                "422 Unprocessable Content",
                "Content-Type: text/xml\r\nContent-Length: " + error.length,
                error))) {
            assertThat(client.list(repository.base(), begin()).records()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example/oai, http://a.example/oai?verb=Identify",
        "http://a.example/oai?, http://a.example/oai?verb=Identify",
        "http://a.example/oai.php?db=1, http://a.example/oai.php?db=1&verb=Identify"
    })
    void theBaseOfARepositoryMayHaveArgumentsOfItsOwn(URI base, URI address) {
        assertThat(OaiClient.address(base, Map.of("verb", "Identify"))).isEqualTo(address);
    }
}
