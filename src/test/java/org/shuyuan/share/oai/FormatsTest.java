package org.shuyuan.share.oai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuyuan.catalog.Adoption;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewAsset;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.Provenance;
import org.shuyuan.catalog.Provenance.Hop;
import org.shuyuan.catalog.ReceivedResource;
import org.shuyuan.catalog.WrongDataFile;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Organisations;
import org.shuyuan.share.crosswalk.Crosswalks;
import org.shuyuan.share.oai.Harvester.Found;
import org.w3c.dom.Document;

/** What a record says in each format. The harvester takes no page that isn't valid. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class FormatsTest {

    private static final String HOSTILE = "圆\u0008 ]]> <b>&amp;</b> \"的\" \uD83D\uDE00\u001B𠮷";

    /** Something of every descriptor that there is. */
    private static final Map<Field, List<String>> WORDS = new EnumMap<>(Map.ofEntries(
            Map.entry(Field.TITLE, List.of("圆的面积")),
            Map.entry(Field.DESCRIPTION, List.of("第一行\n  第二行 <b>&amp;</b>")),
            Map.entry(Field.KEYWORDS, List.of("圆", "面积, 周长")),
            Map.entry(Field.SUBJECT, List.of("mathematics", "physics")),
            Map.entry(Field.STAGE, List.of("primary", "junior")),
            Map.entry(Field.GRADE, List.of("g6", "g7", "g8")),
            Map.entry(Field.EDITION, List.of("renjiao")),
            Map.entry(Field.VOLUME, List.of("六年级上册")),
            Map.entry(Field.LESSON, List.of("5.3 圆的面积")),
            Map.entry(Field.CREATOR, List.of("王小明", "Smith, J.; \\ Co")),
            Map.entry(Field.PUBLISHER, List.of("云栖出版社")),
            Map.entry(Field.LANGUAGE, List.of("zh-CN")),
            Map.entry(Field.LICENCE, List.of("CC-BY-SA-4.0")),
            Map.entry(Field.DATE, List.of("2024-05")),
            Map.entry(Field.DURATION, List.of("754.32")),
            Map.entry(Field.PAGES, List.of("36")),
            Map.entry(Field.VIDEO_CODEC, List.of("h264")),
            Map.entry(Field.FRAME_SIZE, List.of("1280x720")),
            Map.entry(Field.FRAME_RATE, List.of("29.97")),
            Map.entry(Field.AUDIO_CODEC, List.of("aac")),
            Map.entry(Field.CHANNELS, List.of("2")),
            Map.entry(Field.LEVEL, List.of("city"))));

    @TestHTTPResource("/oai")
    URI base;

    @Inject
    Lessons lessons;

    @Inject
    Catalog catalog;

    @Inject
    Adoption adoption;

    @Inject
    Organisations organisations;

    @Inject
    Rerendering rerendering;

    @Inject
    Crosswalks crosswalks;

    private Harvester harvester;

    @BeforeEach
    @SuppressWarnings("NullAway") // the address is set before
    void begin() {
        harvester = new Harvester(base.toString());
        lessons.forget();
    }

    @ParameterizedTest
    @EnumSource
    void aWalkInAnyFormatIsValidWhateverIsSaid(MetadataFormat format) {
        UUID plain = lessons.published("圆");
        UUID full = described();
        UUID hostile = lessons.published(HOSTILE);
        lessons.say(hostile, Field.DESCRIPTION, (HOSTILE + "\r\n").repeat(4000));
        lessons.say(hostile, Field.CREATOR, HOSTILE);
        lessons.say(hostile, Field.DATE, "2024-02-31");
        lessons.say(hostile, Field.DURATION, "soon");
        lessons.say(hostile, Field.PAGES, "几页");
        attach(hostile, AssetRole.ORIGINAL, HOSTILE + ".mp4", "video/mp4", null);
        UUID received = received("CC-BY-4.0");
        UUID withdrawn = lessons.published("角");
        harvester.list("ListIdentifiers", prefix(format));
        lessons.withdraw(withdrawn);

        List<Found> found = harvester.list("ListRecords", prefix(format)).records();

        assertThat(found)
                .extracting(Found::identifier)
                .containsExactlyInAnyOrderElementsOf(Stream.of(plain, full, hostile, received, withdrawn)
                        .map(FormatsTest::identifier)
                        .toList());
        assertThat(found)
                .filteredOn(Found::deleted)
                .singleElement()
                .satisfies(deleted -> assertThat(deleted.identifier()).isEqualTo(identifier(withdrawn)));
        assertThat(ReadBack.texts(
                        record(format, hostile), "//dc:title | //lom:title/lom:string | //lrmi:name | //dc:title"))
                .containsExactly("圆 ]]> <b>&amp;</b> \"的\" \uD83D\uDE00𠮷");
        assertThat(ReadBack.texts(record(format, withdrawn), "//oai:metadata | //oai:about"))
                .isEmpty();
    }

    @Test
    void nothingIsLostInLomNorInLrmi() {
        assertThat(WORDS).containsOnlyKeys(Field.values());

        UUID lesson = described();

        assertThat(ReadBack.lom(record(MetadataFormat.LOM, lesson))).isEqualTo(WORDS);
        assertThat(ReadBack.lrmi(record(MetadataFormat.OAI_LRMI, lesson))).isEqualTo(WORDS);
    }

    @Test
    void lomSaysWhatStrangersUnderstand() {
        UUID lesson = described();
        attach(lesson, AssetRole.ORIGINAL, "圆.mp4", "video/mp4", null);

        Document page = record(MetadataFormat.LOM, lesson);

        assertThat(ReadBack.texts(page, "//lom:general/lom:identifier[lom:catalog='oai']/lom:entry"))
                .containsExactly(identifier(lesson));
        assertThat(ReadBack.texts(page, "//lom:technical/lom:location"))
                .singleElement()
                .asString()
                .endsWith("/w/" + lesson);
        assertThat(ReadBack.texts(page, "//lom:technical/lom:format")).containsExactly("video/mp4");
        assertThat(ReadBack.texts(page, "//lom:technical/lom:size")).containsExactly("1000");
        assertThat(ReadBack.texts(page, "//lom:learningResourceType[lom:source='shuyuan']/lom:value"))
                .containsExactly("micro-lecture");
        assertThat(ReadBack.texts(page, "//lom:rights/lom:description/lom:string"))
                .containsExactly("https://creativecommons.org/licenses/by-sa/4.0/");
        assertThat(ReadBack.texts(
                        page,
                        "//lom:classification[lom:purpose/lom:value='discipline']//lom:taxon/lom:entry/lom:string"))
                .containsExactly("数学", "物理");
        assertThat(ReadBack.texts(page, "//lom:contribute[lom:role/lom:value='content provider']/lom:entity"))
                .containsExactly("BEGIN:VCARD\nVERSION:3.0\nN:云栖小学;;;;\nFN:云栖小学\nORG:云栖小学\nEND:VCARD");
    }

    @Test
    void metsNamesTheFilesThatCanBeFetched() {
        UUID lesson = lessons.published("圆");
        UUID film = attach(lesson, AssetRole.ORIGINAL, "圆.mp4", "video/mp4", null);
        UUID captions = attach(lesson, AssetRole.CAPTION, "圆.vtt", "text/vtt", "zh-CN");
        attach(lesson, AssetRole.COVER, "圆.jpg", "image/jpeg", null);

        Document page = record(MetadataFormat.METS, lesson);

        assertThat(ReadBack.texts(page, "//mets:fileGrp/@USE")).containsExactly("original", "caption");
        assertThat(ReadBack.texts(page, "//mets:FLocat/@xlink:href"))
                .hasSize(2)
                .satisfiesExactly(
                        href -> assertThat(href).endsWith("/w/" + lesson + "/files/" + film),
                        href -> assertThat(href).endsWith("/w/" + lesson + "/files/" + captions));
        String file = "//mets:fileGrp[@USE='original']/mets:file/";
        assertThat(Stream.of("@SIZE", "@MIMETYPE", "@CHECKSUM", "@CHECKSUMTYPE", "mets:FLocat/@xlink:title")
                        .flatMap(part -> ReadBack.texts(page, file + part).stream()))
                .containsExactly("1000", "video/mp4", "ab".repeat(32), "SHA-256", "圆.mp4");
        assertThat(ReadBack.texts(page, "//mets:div[@TYPE='caption']/@LABEL")).containsExactly("zh-CN");
        assertThat(ReadBack.texts(page, "//mets:dmdSec//dc:title")).containsExactly("圆");
    }

    @Test
    void metsNamesNoFileThatTheLicenceKeepsHere() {
        UUID lesson = lessons.published("圆");
        attach(lesson, AssetRole.ORIGINAL, "圆.mp4", "video/mp4", null);

        lessons.say(lesson, Field.LICENCE, "in-district");

        Document page = record(MetadataFormat.METS, lesson);
        assertThat(ReadBack.texts(page, "//mets:fileSec | //mets:fptr")).isEmpty();
        assertThat(ReadBack.texts(page, "//mets:dmdSec//dc:title")).containsExactly("圆");
        assertThat(ReadBack.texts(page, "//oai:about")).isEmpty();
    }

    @Test
    void aRecordTellsTheWayThatItCameAndItsLicence() {
        UUID lesson = received("CC-BY-4.0");

        Document page = record(MetadataFormat.OAI_DC, lesson);

        assertThat(Harvester.found(page).getFirst().identifier()).isEqualTo(identifier(lesson));
        String hop = "//oai:about/p:provenance/p:originDescription";
        assertThat(ReadBack.texts(page, hop + "/p:identifier")).containsExactly("oai:city.example.org:2");
        assertThat(ReadBack.texts(page, hop + "/@altered")).containsExactly("true");
        assertThat(ReadBack.texts(page, hop + "/@harvestDate")).containsExactly("2026-11-02T00:00:00Z");
        assertThat(ReadBack.texts(page, hop + "/p:originDescription/p:baseURL"))
                .containsExactly("https://school.example.org/oai");
        assertThat(ReadBack.texts(page, hop + "/p:originDescription/p:identifier"))
                .containsExactly(origin(lesson));
        assertThat(ReadBack.texts(page, "//dc:source")).containsExactly("https://school.example.org/w/1");
        String licence = "//oai:about/r:rights/r:rightsReference/@ref";
        assertThat(ReadBack.texts(record(MetadataFormat.LOM, lesson), licence))
                .containsExactly("https://creativecommons.org/licenses/by/4.0/");
        assertThat(ReadBack.texts(page, licence)).as("dc:rights says it").isEmpty();
    }

    @Test
    void aFormatThatCameNewHasNoRecordsUntilTheyAreRenderedAnew() {
        UUID lesson = lessons.published("圆");
        harvester.list("ListIdentifiers", prefix(MetadataFormat.OAI_DC));
        lessons.sql("update oai_record set lom = null, oai_lrmi = null, mets = null, about = null");
        String asked = "verb=GetRecord&metadataPrefix=lom&identifier=" + identifier(lesson);
        assertThat(harvester.list("ListRecords", prefix(MetadataFormat.OAI_DC)).records())
                .hasSize(1);
        assertThat(harvester.list("ListRecords", prefix(MetadataFormat.LOM)).records())
                .isEmpty();
        assertThat(Harvester.errors(harvester.get(asked))).containsExactly("cannotDisseminateFormat");

        lessons.sql("update oai_recipe set rendered_to = '00000000-0000-0000-0000-000000000000'");
        rerendering.run("all");

        for (MetadataFormat format : MetadataFormat.values()) {
            // Those of the tests before come again as well.
            assertThat(harvester.list("ListRecords", prefix(format)).identifiers())
                    .as(format.prefix())
                    .contains(identifier(lesson));
        }
        assertThat(ReadBack.texts(harvester.get(asked), "//lom:title/lom:string"))
                .containsExactly("圆");
        assertThat(ReadBack.texts(harvester.get(asked), "//r:rightsReference/@ref"))
                .containsExactly("https://creativecommons.org/licenses/by/4.0/");
    }

    @Test
    void theSchemaOfOurOwnFormatIsServed() {
        String schema = ReadBack.texts(
                        harvester.get("verb=ListMetadataFormats"),
                        "//oai:metadataFormat[oai:metadataPrefix='oai_lrmi']/oai:schema")
                .getFirst();

        assertThat(URI.create(schema)).hasPath("/oai/schemas/oai_lrmi.xsd");
        assertThat(RestAssured.get("/oai/schemas/oai_lrmi.xsd")
                        .then()
                        .statusCode(200)
                        .contentType("application/xml")
                        .extract()
                        .asString())
                .contains("targetNamespace=\"http://shuyuan.org/ns/oai_lrmi/\"");
    }

    @Test
    void aWrongTargetIsNamedWithItsFileAndLine() {
        assertThatThrownBy(() -> crosswalks.read(
                        "oai_dc",
                        target -> target.equals("rights") ? Optional.of("'rights' is no element") : Optional.empty()))
                .isInstanceOf(WrongDataFile.class)
                .hasMessageMatching("ingest/crosswalks/oai_dc.yaml:\\d{2}: 'rights' is no element");
        assertThat(CrosswalkXml.Shape.LOM.fault("genral/title")).contains("'genral' is no element of lom");
        assertThat(CrosswalkXml.Shape.LOM.fault("general/title[")).isPresent();
        assertThat(CrosswalkXml.Shape.LOM.fault("general/title")).isEmpty();
    }

    private UUID described() {
        UUID lesson = lessons.published("圆的面积");
        catalog.describe(lesson, Origin.PERSON, WORDS);
        return lesson;
    }

    private UUID received(String licence) {
        lessons.draft("草稿");
        UUID province = QuarkusTransaction.requiringNew()
                .call(() -> organisations.withCode("33").orElseThrow().id());
        Provenance way = new Provenance(
                Optional.of("https://school.example.org/w/1"),
                List.of(
                        hop("https://city.example.org/oai", "oai:city.example.org:2", true),
                        hop("https://school.example.org/oai", "oai:school.example.org:" + UUID.randomUUID(), false)));
        return adoption.receive(new ReceivedResource(
                        "micro-lecture",
                        province,
                        Map.of(Field.TITLE, List.of("圆"), Field.LICENCE, List.of(licence)),
                        way))
                .id();
    }

    private static Hop hop(String base, String identifier, boolean altered) {
        return new Hop(
                base,
                identifier,
                "2026-11-01",
                MetadataFormat.LOM.namespace(),
                altered ? "2026-11-02T00:00:00Z" : "2026-11-01T12:00:00Z",
                altered);
    }

    private String origin(UUID lesson) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        catalog.get(lesson).provenance().orElseThrow().origin().identifier());
    }

    private UUID attach(UUID lesson, AssetRole role, String name, String mediaType, @Nullable String language) {
        return catalog.attach(
                        lesson, new NewAsset(role, "ab".repeat(32), 1000, mediaType, name, language, Origin.PERSON))
                .id();
    }

    private Document record(MetadataFormat format, UUID lesson) {
        return harvester.get("verb=GetRecord&metadataPrefix=" + format.prefix() + "&identifier=" + identifier(lesson));
    }

    private static Map<String, String> prefix(MetadataFormat format) {
        return Map.of("metadataPrefix", format.prefix());
    }

    private static String identifier(UUID lesson) {
        return "oai:localhost:" + lesson;
    }
}
