package org.shuyuan.share.harvest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyuan.share.harvest.wire.Repository.DATE;
import static org.shuyuan.share.harvest.wire.Repository.ROOT;
import static org.shuyuan.share.harvest.wire.Repository.begin;
import static org.shuyuan.share.harvest.wire.Repository.header;
import static org.shuyuan.share.harvest.wire.Repository.oai;
import static org.shuyuan.share.harvest.wire.Repository.record;
import static org.shuyuan.share.harvest.wire.Repository.records;
import static org.shuyuan.share.harvest.wire.Repository.token;
import static org.shuyuan.share.harvest.wire.Repository.trouble;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.fetch.RawServer;
import org.shuyuan.share.harvest.wire.HarvestTrouble.Kind;

/** Pages that are broken, or made to break whoever reads them. */
class HostilePageTest {

    private static final String ENTITY = "<?xml version=\"1.0\"?>\n<!DOCTYPE OAI-PMH [%s]>\n" + ROOT + DATE
            + "<ListRecords>" + record("oai:a:1", "<dc:title>&e;</dc:title>") + "</ListRecords></OAI-PMH>";

    private final OaiClient client = Repository.client();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<!ENTITY e \"ha\">",
                "<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c"
                        + " \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e"
                        + " \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">",
                "<!ENTITY e SYSTEM \"file:///etc/passwd\">",
                "<!ENTITY % x SYSTEM \"http://127.0.0.1:1/x.dtd\"> %x;"
            })
    void aDocumentTypeIsNotRead(String declarations) {
        HarvestTrouble trouble = trouble(ENTITY.formatted(declarations));

        assertThat(trouble.kind()).isEqualTo(Kind.NOT_XML);
        assertThat(trouble.detail()).contains("DOCTYPE");
    }

    @Test
    void nothingIsFetchedForADocument() throws Exception {
        try (RawServer elsewhere = new RawServer((_, out) -> RawServer.xml(out, "<!ENTITY e \"ha\">"))) {
            assertThat(trouble("<!DOCTYPE OAI-PMH SYSTEM \"" + elsewhere.address("/x.dtd") + "\">"
                                    + records(record("a")).substring(39))
                            .kind())
                    .isEqualTo(Kind.NOT_XML);
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&nbsp;",
                "&e;",
                "&#1;",
                "&#xFFFF;",
                "&#xD800;",
                "\u0001",
                "\u000B",
                "\uFFFE",
                "<br>",
                "a & b",
                "]]>"
            })
    void whatNoXmlMayHoldMakesThePageUnreadable(String title) {
        assertThat(trouble(records(record("oai:a:1"), record("oai:a:2", "<dc:title>" + title + "</dc:title>")))
                        .kind())
                .isEqualTo(Kind.NOT_XML);
    }

    @Test
    void halfAPageIsNone() {
        String page = records(record("oai:a:1"), record("oai:a:2"), token("next"));
        for (int end = 0; end < page.length(); end += 7) {
            assertThat(trouble(page.substring(0, end)).kind()).isEqualTo(Kind.NOT_XML);
        }
        assertThat(trouble(page + "<more/>").kind()).isEqualTo(Kind.NOT_XML);
    }

    @Test
    void aBrokenRecordLeavesTheOthersWhole() throws Exception {
        String none = "<metadata><a xmlns=\"urn:a\"/></metadata>";
        try (Repository repository = Repository.with(records(
                record("oai:a:1"),
                "<record>" + none + "</record>",
                record(""),
                record("two words"),
                record("oai:a:" + "9".repeat(2000)),
                record("oai:a:2").replace("2026-03-01T08:00:00Z", "yesterday"),
                record("oai:a:3").replace("2026-03-01T08:00:00Z", "2026-02-30"),
                "<record>" + header("oai:a:4") + "</record>",
                "<record>" + header("oai:a:5") + "<metadata> </metadata></record>",
                record("oai:a:6", "<dc:title>" + "长".repeat(1 << 20) + "</dc:title>"),
                record("oai:a:7", "<dc:title/>".repeat(200_000)),
                record("oai:foreign.example:8")))) {
            Page page = client.list(repository.base(), begin());

            assertThat(page.records())
                    .extracting(WireRecord::identifier)
                    .containsExactly("oai:a:1", "oai:foreign.example:8");
            assertThat(page.flaws())
                    .extracting(Flaw::identifier)
                    .containsSubsequence(
                            "", "", "two words", "oai:a:2", "oai:a:3", "oai:a:4", "oai:a:5", "oai:a:6", "oai:a:7");
            assertThat(page.flaws())
                    .extracting(Flaw::reason)
                    .contains(
                            "the datestamp is no UTC date: yesterday", "no metadata, and not deleted", "no identifier");
        }
    }

    @Test
    void metadataHasABottom() {
        assertThat(trouble(records(record("oai:a:1", "<a>".repeat(5000) + "</a>".repeat(5000))))
                        .kind())
                .isEqualTo(Kind.NOT_XML);
        String attributes =
                IntStream.range(0, 5000).mapToObj(i -> " a" + i + "=''").collect(Collectors.joining());
        assertThat(trouble(records(record("oai:a:1", "<a" + attributes + "/>"))).kind())
                .isEqualTo(Kind.NOT_XML);
    }

    @Test
    void moreElementsThanAreBorneAreTooMany() {
        assertThat(trouble(records("<a/>".repeat(1_000_001))).kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(trouble(records("<record/>".repeat(50_001))).kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(trouble(records(token("t".repeat(9000)))).kind()).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void aPageHasABottom() throws Exception {
        byte[] bomb =
                RawServer.gzip(records(record("oai:a:1", " ".repeat(9 << 20))).getBytes(StandardCharsets.UTF_8));
        try (Repository endless = Repository.saying((_, out) -> {
                    RawServer.say(out, "200 OK", "Content-Type: text/xml", oai("").getBytes(StandardCharsets.UTF_8));
                    while (true) {
                        out.write("<!-- -->".repeat(1000).getBytes(StandardCharsets.UTF_8));
                    }
                });
                Repository packed = Repository.saying((_, out) -> RawServer.say(
                        out, "200 OK", "Content-Encoding: gzip\r\nContent-Length: " + bomb.length, bomb))) {
            assertThat(endless.trouble().kind()).isEqualTo(Kind.TOO_LARGE);
            assertThat(packed.trouble().kind()).isEqualTo(Kind.TOO_LARGE);
        }
    }
}
