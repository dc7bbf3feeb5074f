package org.shuyuan.share.oai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.catalog.Field;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Organisations;
import org.shuyuan.share.oai.Harvester.Found;
import org.shuyuan.share.oai.Harvester.Harvest;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

@QuarkusTest
@WithTestResource(TestEngines.class)
class ProviderTest {

    private static final Map<String, String> ALL = Map.of("metadataPrefix", "oai_dc");

    @TestHTTPResource("/oai")
    URI base;

    @Inject
    Lessons lessons;

    @Inject
    ResumptionTokens tokens;

    @Inject
    Rerendering rerendering;

    @Inject
    Organisations organisations;

    private Harvester harvester;

    @BeforeEach
    @SuppressWarnings("NullAway") // the address is set before
    void begin() {
        harvester = new Harvester(base.toString());
        lessons.forget();
    }

    @Test
    void identifySaysWhoWeAre() {
        Document page = harvester.get("verb=Identify");

        assertThat(Harvester.text(page, "protocolVersion")).isEqualTo("2.0");
        assertThat(Harvester.text(page, "deletedRecord")).isEqualTo("persistent");
        assertThat(Harvester.text(page, "granularity")).isEqualTo("YYYY-MM-DDThh:mm:ssZ");
        assertThat(Harvester.text(page, "earliestDatestamp")).matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
        assertThat(Harvester.text(page, "baseURL")).endsWith("/oai");
        assertThat(request(page).getAttribute("verb")).isEqualTo("Identify");
    }

    @Test
    void aFormIsAnsweredLikeAQuery() {
        lessons.published("二次函数");

        Document page = harvester.post("verb=ListRecords&metadataPrefix=oai_dc");

        assertThat(Harvester.found(page)).extracting(Found::title).containsExactly("二次函数");
        assertThat(request(page).getAttribute("metadataPrefix")).isEqualTo("oai_dc");
    }

    @ParameterizedTest
    @CsvSource({
        "'', badVerb",
        "verb=Nonsense, badVerb",
        "verb=Identify&x=1, badArgument",
        "verb=ListRecords, badArgument",
        "verb=ListRecords&metadataPrefix=oai_dc&set=no:such:set, badArgument",
        "verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-01T00:00:00Z, badArgument",
        "verb=ListRecords&metadataPrefix=marc21, cannotDisseminateFormat",
        "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:example.org:none, idDoesNotExist",
        "verb=GetRecord&metadataPrefix=oai_dc&identifier=no%20uri%00%3C, idDoesNotExist",
        "verb=ListMetadataFormats&identifier=oai:example.org:none, idDoesNotExist",
        "verb=ListRecords&metadataPrefix=oai_dc&until=1999-01-01, noRecordsMatch",
        "verb=ListIdentifiers&metadataPrefix=oai_dc&from=2999-01-01, noRecordsMatch",
        "verb=ListIdentifiers&metadataPrefix=oai_dc&set=kind:image, noRecordsMatch",
        "verb=ListRecords&resumptionToken=nonsense, badResumptionToken",
        "verb=ListSets&resumptionToken=nonsense, badResumptionToken",
    })
    void anErrorOfTheProtocolIsAnAnswer(String query, String code) {
        lessons.published("二次函数");

        Document page = harvester.get(query);

        assertThat(Harvester.errors(page)).containsExactly(code);
        boolean echoes = !code.equals("badVerb") && !code.equals("badArgument");
        assertThat(request(page).hasAttribute("verb")).isEqualTo(echoes);
    }

    @Test
    void aRecordSaysWhatTheCatalogSays() {
        UUID lesson = lessons.published("二次函数的图像");

        Document page = harvester.get("verb=GetRecord&metadataPrefix=oai_dc&identifier=" + identifier(lesson));

        assertThat(values(page, "dc:title")).containsExactly("二次函数的图像");
        assertThat(values(page, "dc:subject")).containsExactly("数学");
        assertThat(values(page, "dc:type")).containsExactly("微课");
        assertThat(values(page, "dc:publisher")).containsExactly("云栖小学");
        assertThat(values(page, "dc:coverage")).containsExactly("九年级");
        assertThat(values(page, "dc:rights")).containsExactly("https://creativecommons.org/licenses/by/4.0/");
        assertThat(values(page, "dc:identifier"))
                .contains(identifier(lesson))
                .anyMatch(url -> url.endsWith("/w/" + lesson));
        assertThat(Harvester.found(page).getFirst().sets())
                .contains(
                        "org:33",
                        "org:33:3301",
                        "org:33:3301:oai-school",
                        "kind:micro-lecture",
                        "subject:mathematics",
                        "grade:g9");
    }

    @Test
    void aDraftIsNoRecordAndAWithdrawnResourceIsATombstone() {
        UUID draft = lessons.draft("草稿");
        UUID lesson = lessons.published("圆");
        assertThat(harvester.list("ListIdentifiers", ALL).identifiers()).containsExactly(identifier(lesson));

        lessons.withdraw(lesson);

        assertThat(harvester.list("ListRecords", ALL).records()).singleElement().satisfies(record -> {
            assertThat(record.deleted()).isTrue();
            assertThat(record.title()).isNull();
            assertThat(record.sets()).contains("org:33");
        });
        Document page = harvester.get("verb=GetRecord&metadataPrefix=oai_dc&identifier=" + identifier(lesson));
        assertThat(Harvester.found(page).getFirst().deleted()).isTrue();
        assertThat(Harvester.errors(
                        harvester.get("verb=GetRecord&metadataPrefix=oai_dc&identifier=" + identifier(draft))))
                .containsExactly("idDoesNotExist");

        lessons.publish(lesson);

        assertThat(harvester.list("ListRecords", ALL).records())
                .extracting(Found::title)
                .containsExactly("圆");
    }

    @Test
    void whatWasNeverShownLeavesNoTombstone() {
        UUID lesson = lessons.published("圆");
        lessons.withdraw(lesson);

        assertThat(harvester.list("ListIdentifiers", ALL).records()).isEmpty();
    }

    @Test
    void whatLeavesASetIsDeletedThere() {
        UUID lesson = lessons.published("圆");
        Map<String, String> mathematics = Map.of("metadataPrefix", "oai_dc", "set", "subject:mathematics");
        Map<String, String> physics = Map.of("metadataPrefix", "oai_dc", "set", "subject:physics");
        assertThat(harvester.list("ListRecords", mathematics).records())
                .extracting(Found::deleted)
                .containsExactly(false);

        lessons.say(lesson, Field.SUBJECT, "physics");

        assertThat(harvester.list("ListRecords", mathematics).records())
                .extracting(Found::deleted)
                .containsExactly(true);
        assertThat(harvester.list("ListRecords", physics).records())
                .extracting(Found::deleted)
                .containsExactly(false);
        assertThat(harvester.list("ListRecords", ALL).records())
                .extracting(Found::deleted)
                .containsExactly(false);
    }

    @Test
    void setsHoldWhatStandsBelowThem() {
        UUID lesson = lessons.published("圆");
        List<String> all = values(harvester.get("verb=ListSets"), "setSpec");

        assertThat(all)
                .contains("org", "org:33", "org:33:3301", "kind:micro-lecture", "grade:g9", "level:city")
                .doesNotHaveDuplicates();
        // The others hold what other schools have published as well.
        for (String set : List.of("org", "org:33", "org:33:3301", "kind", "subject:mathematics")) {
            assertThat(inSet(set)).as(set).contains(identifier(lesson));
        }
        assertThat(inSet("org:33:3301:oai-school")).containsExactly(identifier(lesson));
    }

    @Test
    void whatIsForTheCityIsForItsDistrictsAndSchoolsToo() {
        UUID lesson = lessons.published("圆");

        lessons.say(lesson, Field.LEVEL, "city");

        for (String set : List.of("level", "level:school", "level:district", "level:city")) {
            assertThat(inSet(set)).as(set).contains(identifier(lesson));
        }
        assertThat(inSet("level:province")).isEmpty();

        lessons.say(lesson, Field.LEVEL, "school");

        assertThat(harvester
                        .list("ListIdentifiers", Map.of("metadataPrefix", "oai_dc", "set", "level:district"))
                        .records())
                .singleElement()
                .satisfies(left -> assertThat(left.deleted()).isTrue());
    }

    private List<String> inSet(String set) {
        return harvester
                .list("ListIdentifiers", Map.of("metadataPrefix", "oai_dc", "set", set))
                .identifiers();
    }

    @Test
    void whatHarvestersDontSeeIsNoChange() {
        UUID lesson = lessons.published("圆");
        harvester.list("ListRecords", ALL);
        lessons.sql("update oai_record set datestamp = '2026-03-01T08:00:00Z'");

        lessons.transcribe(lesson, "圆的面积");

        assertThat(harvester.list("ListRecords", ALL).records())
                .extracting(Found::datestamp)
                .containsExactly("2026-03-01T08:00:00Z");
    }

    @Test
    void datesBoundAListInEitherGranularity() {
        UUID lesson = lessons.published("圆");
        harvester.list("ListRecords", ALL);
        lessons.sql("update oai_record set datestamp = '2026-03-01T08:00:00Z'");

        for (String range : List.of(
                "from=2026-03-01T08:00:00Z",
                "until=2026-03-01T08:00:00Z",
                "from=2026-03-01&until=2026-03-01",
                "until=2026-03-01")) {
            assertThat(Harvester.found(harvester.get("verb=ListIdentifiers&metadataPrefix=oai_dc&" + range)))
                    .as(range)
                    .extracting(Found::identifier)
                    .containsExactly(identifier(lesson));
        }
        for (String range : List.of(
                "from=2026-03-01T08:00:01Z", "until=2026-03-01T07:59:59Z", "from=2026-03-02", "until=2026-02-28")) {
            assertThat(Harvester.errors(harvester.get("verb=ListIdentifiers&metadataPrefix=oai_dc&" + range)))
                    .as(range)
                    .containsExactly("noRecordsMatch");
        }
    }

    @Test
    void aLongListIsWalkedWithoutLossOrRepetition() {
        lessons.fill(1050);

        Document first = harvester.get("verb=ListRecords&metadataPrefix=oai_dc");
        Element token = Harvester.elements(first.getDocumentElement(), "resumptionToken")
                .getFirst();
        assertThat(token.getAttribute("completeListSize")).isEqualTo("1050");
        assertThat(token.getAttribute("cursor")).isEqualTo("0");
        assertThat(token.getAttribute("expirationDate")).isNotEmpty();
        Document second = resume("ListRecords", token.getTextContent());
        assertThat(Harvester.found(resume("ListRecords", token.getTextContent())))
                .isEqualTo(Harvester.found(second));
        Element next = Harvester.elements(second.getDocumentElement(), "resumptionToken")
                .getFirst();
        assertThat(next.getAttribute("cursor")).isEqualTo("500");
        Document last = resume("ListRecords", next.getTextContent());
        Element end =
                Harvester.elements(last.getDocumentElement(), "resumptionToken").getFirst();
        assertThat(end.getTextContent()).isEmpty();
        assertThat(end.getAttribute("cursor")).isEqualTo("1000");
        assertThat(Harvester.found(last)).hasSize(50);

        Harvest whole = harvester.list("ListIdentifiers", ALL);
        assertThat(whole.pages()).isEqualTo(3);
        assertThat(whole.identifiers()).hasSize(1050).doesNotHaveDuplicates();
    }

    @Test
    void aTokenIsBoundToItsVerbAndTamperProof() {
        lessons.fill(501);
        String token = Harvester.text(harvester.get("verb=ListRecords&metadataPrefix=oai_dc"), "resumptionToken");

        assertThat(Harvester.errors(resume("ListIdentifiers", token))).containsExactly("badResumptionToken");
        for (int at = 0; at < token.length() - 1; at += 7) {
            String changed = token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
            assertThat(Harvester.errors(resume("ListRecords", changed))).containsExactly("badResumptionToken");
        }
        assertThat(Harvester.errors(harvester.get("verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=" + token)))
                .containsExactly("badArgument");
    }

    @Test
    void aTokenExpires() {
        lessons.fill(501);
        Instant second = Instant.now().truncatedTo(ChronoUnit.SECONDS);

        String over = tokens.seal(token(second.minusSeconds(1)));
        String good = tokens.seal(token(second.plusSeconds(60)));

        assertThat(Harvester.errors(resume("ListRecords", over))).containsExactly("badResumptionToken");
        assertThat(Harvester.found(resume("ListRecords", good))).hasSize(500);
    }

    @Test
    void aNewRecipeRendersAllAnew() {
        UUID lesson = lessons.published("圆");
        harvester.list("ListRecords", ALL);
        lessons.sql("update oai_record set oai_dc = replace(oai_dc, '微课', '慕课')");
        lessons.sql("update oai_recipe set rendered_to = '00000000-0000-0000-0000-000000000000'");

        rerendering.run("all");

        Document page = harvester.get("verb=GetRecord&metadataPrefix=oai_dc&identifier=" + identifier(lesson));
        assertThat(values(page, "dc:type")).containsExactly("微课");
    }

    @Test
    void harvestersAreToldThatAnOrganisationIsCalledOtherwise() {
        UUID lesson = lessons.published("圆");
        harvester.list("ListRecords", ALL);
        UUID school = QuarkusTransaction.requiringNew()
                .call(() -> organisations.withCode("oai-school").orElseThrow().id());

        organisations.rename(school, "云栖外国语小学");
        try {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(values(
                                    harvester.get(
                                            "verb=GetRecord&metadataPrefix=oai_dc&identifier=" + identifier(lesson)),
                                    "dc:publisher"))
                            .containsExactly("云栖外国语小学"));
        } finally {
            organisations.rename(school, "云栖小学");
        }
    }

    @Test
    void whatAFilmIsMadeOfIsItsFormat() {
        UUID lesson = lessons.published("圆");
        lessons.say(lesson, Field.DURATION, "87.68");
        lessons.say(lesson, Field.VIDEO_CODEC, "h264");
        lessons.say(lesson, Field.FRAME_SIZE, "1280x720");
        lessons.say(lesson, Field.FRAME_RATE, "25");
        lessons.say(lesson, Field.AUDIO_CODEC, "aac");
        lessons.say(lesson, Field.CHANNELS, "1");

        Document page = harvester.get("verb=GetRecord&metadataPrefix=oai_dc&identifier=" + identifier(lesson));

        assertThat(values(page, "dc:format")).containsExactly("PT1M28S", "h264", "1280x720", "25 fps", "aac", "单声道");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&identifier="})
    void theFormatsOfARecordAreThoseOfTheRepository(String argument) {
        UUID lesson = lessons.published("圆");

        Document page =
                harvester.get("verb=ListMetadataFormats" + (argument.isEmpty() ? "" : argument + identifier(lesson)));

        assertThat(values(page, "metadataPrefix")).containsExactly("oai_dc", "lom", "oai_lrmi", "mets");
    }

    private Document resume(String verb, String token) {
        return harvester.get(Harvester.query(Map.of("verb", verb, "resumptionToken", token)));
    }

    private static ResumptionToken token(Instant expires) {
        return new ResumptionToken(Verb.LIST_RECORDS, "oai_dc", Optional.empty(), Optional.empty(), 0, 0, 501, expires);
    }

    private static Element request(Document page) {
        return Harvester.elements(page.getDocumentElement(), "request").getFirst();
    }

    private static List<String> values(Document page, String element) {
        return Harvester.elements(page.getDocumentElement(), element).stream()
                .map(Element::getTextContent)
                .toList();
    }

    private static String identifier(UUID lesson) {
        return "oai:localhost:" + lesson;
    }
}
