package org.shuyuan.describe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.Place;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.ApiTokens;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;

/** Captions by the API: what is kept, who may, and that nobody overwrites what he hasn't seen. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class CaptionApiTest {

    private static final String TRACKS = "/api/resources/{id}/captions";
    private static final String CHINESE = TRACKS + "/zh-CN";
    private static final String SRT = "1\r\n00:00:01,500 --> 00:00:03,000\r\n<b>一切物体</b>都有惯性，因为惯性是物体的性质。\r\n";
    private static final String VTT = "WEBVTT\n\n00:00:01.500 --> 00:00:03.000\n一切物体都有惯性，因为惯性是物体的性质。\n";
    private static final String OTHER = "WEBVTT\n\n00:00:09.000 --> 00:00:10.000\n再见\n";

    @Inject
    Catalog catalog;

    @Inject
    Captions captions;

    @Inject
    Organisations organisations;

    @Inject
    Accounts accounts;

    @Inject
    ApiTokens tokens;

    private Account owner;
    private UUID lesson;

    @BeforeEach
    void aLesson() {
        owner = teacher("captions-owner");
        lesson = QuarkusTransaction.requiringNew()
                .call(() -> catalog.create(new NewResource(
                                "micro-lecture",
                                owner.memberships().getFirst().organisation(),
                                owner.id(),
                                Descriptors.NONE))
                        .id());
    }

    @Test
    void subRipInAnOldCharsetBecomesCleanWebVtt() throws Exception {
        byte[] file = SRT.getBytes(Charset.forName("GB18030"));

        as(owner)
                .contentType("application/x-subrip")
                .body(file)
                .put(CHINESE, lesson)
                .then()
                .statusCode(204);

        as(owner)
                .get(CHINESE, lesson)
                .then()
                .statusCode(200)
                .contentType(containsString("text/vtt"))
                .body(equalTo(VTT));
        as(owner)
                .get(TRACKS, lesson)
                .then()
                .statusCode(200)
                .body("lang", equalTo(List.of("zh-CN")))
                .body("origin", equalTo(List.of("person")));
        assertThat(cues()).containsExactly("一切物体都有惯性，因为惯性是物体的性质。");
    }

    @Test
    void twoEditorsDoNotOverwriteEachOther() throws Exception {
        String first = put(VTT, "If-None-Match", "*").statusCode(204).extract().header("ETag");
        String second = put(OTHER, "If-Match", first).statusCode(204).extract().header("ETag");

        put(VTT, "If-Match", first).statusCode(412).body("type", endsWith("/problems/captions-changed"));
        put(VTT, "If-None-Match", "*").statusCode(412);
        put(VTT, "X-Nothing", "said").statusCode(428).body("type", endsWith("/problems/captions-unseen"));
        as(owner).header("If-Match", first).delete(CHINESE, lesson).then().statusCode(412);

        as(owner).get(CHINESE, lesson).then().header("ETag", equalTo(second)).body(equalTo(OTHER));
        assertThat(cues()).containsExactly("再见");
        put(VTT, "If-Match", "*").statusCode(204);
        assertThat(tracks()).hasSize(1);
    }

    @Test
    void whatIsTakenAwayIsNoLongerFound() throws Exception {
        String etag = put(VTT, "If-None-Match", "*").statusCode(204).extract().header("ETag");

        as(owner).header("If-Match", etag).delete(CHINESE, lesson).then().statusCode(204);

        as(owner).get(CHINESE, lesson).then().statusCode(404);
        as(owner).header("If-Match", "*").delete(CHINESE, lesson).then().statusCode(404);
        assertThat(cues()).isEmpty();
        assertThat(tracks()).isEmpty();
    }

    @Test
    void languagesStandBesideEachOther() throws Exception {
        put(VTT, "If-None-Match", "*").statusCode(204);
        as(owner)
                .contentType("text/vtt")
                .body(utf8(OTHER))
                .put(TRACKS + "/EN_us", lesson)
                .then()
                .statusCode(204);

        as(owner).get(TRACKS, lesson).then().body("lang", equalTo(List.of("zh-CN", "en-US")));
        assertThat(cues()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"und", "x", "not a language", "../../etc"})
    void aLanguageIsALanguage(String language) throws Exception {
        as(owner)
                .contentType("text/vtt")
                .body(utf8(VTT))
                .put(TRACKS + "/{lang}", lesson, language)
                .then()
                .statusCode(400);
    }

    @Test
    void refusalsNameTheLineInTheReadersLanguage() throws Exception {
        String broken = VTT + "\n00:00:05.000 --> 00:0\n坏\n";
        for (Map.Entry<String, String> words :
                Map.of("zh-CN", "第 6 行", "en", "Line 6").entrySet()) {
            as(owner)
                    .header("Accept-Language", words.getKey())
                    .contentType("text/vtt")
                    .body(utf8(broken))
                    .put(CHINESE, lesson)
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("type", endsWith("/problems/captions-broken"))
                    .body("detail", containsString(words.getValue()));
        }
        assertThat(tracks()).isEmpty();
    }

    @Test
    void aTrackOfTenMegabytesIsRefused() throws Exception {
        as(owner)
                .contentType("text/vtt")
                .body(utf8("WEBVTT\n\n" + "x".repeat(10 << 20)))
                .put(CHINESE, lesson)
                .then()
                .statusCode(413)
                .body("type", endsWith("/problems/captions-too-large"));
    }

    @Test
    void anotherTeacherReadsWhatIsPublishedAndChangesNothing() throws Exception {
        Account stranger = teacher("captions-stranger");
        put(VTT, "If-None-Match", "*").statusCode(204);

        as(stranger).get(CHINESE, lesson).then().statusCode(404);
        as(stranger)
                .header("If-Match", "*")
                .contentType("text/vtt")
                .body(utf8(OTHER))
                .put(CHINESE, lesson)
                .then()
                .statusCode(404);
        publish();
        as(stranger)
                .header("If-Match", "*")
                .contentType("text/vtt")
                .body(utf8(OTHER))
                .put(CHINESE, lesson)
                .then()
                .statusCode(403);
        as(stranger).header("If-Match", "*").delete(CHINESE, lesson).then().statusCode(403);
        as(stranger)
                .contentType("text/vtt")
                .queryParam("lang", "zh-CN")
                .body(utf8(OTHER))
                .post(TRACKS, lesson)
                .then()
                .statusCode(403);
        as(stranger).get("/studio/items/{id}/captions/zh-CN", lesson).then().statusCode(403);
        as(stranger)
                .multiPart("lang", "zh-CN")
                .multiPart("file", "a.vtt", utf8(OTHER))
                .post("/studio/items/{id}/captions", lesson)
                .then()
                .statusCode(403);
        as(stranger)
                .post("/studio/items/{id}/captions/zh-CN/remove", lesson)
                .then()
                .statusCode(403);
        given().header("If-Match", "*")
                .contentType("text/vtt")
                .body(utf8(OTHER))
                .put(CHINESE, lesson)
                .then()
                .statusCode(401);
        given().get(CHINESE, lesson).then().statusCode(200).body(equalTo(VTT));
    }

    @Test
    void aFormTakesAFileWithoutScripts() throws Exception {
        form("file", "课.srt", SRT.getBytes(Charset.forName("GB18030")))
                .statusCode(303)
                .header("Location", endsWith("/captions/zh-CN"));
        as(owner).get(CHINESE, lesson).then().body(equalTo(VTT));

        form("file", "课.txt", utf8("没有时间的话"))
                .statusCode(422)
                .contentType(containsString("text/html"))
                .body(containsString("第 1 行"));
        as(owner)
                .redirects()
                .follow(false)
                .post("/studio/items/{id}/captions/zh-CN/remove", lesson)
                .then()
                .statusCode(303);
        assertThat(tracks()).isEmpty();
    }

    @Test
    void aPersonsCaptionsWinOverThoseOfTheFilm() throws Exception {
        extracted("chi", "大家好");
        assertThat(tracks()).extracting(Asset::origin).containsExactly(Origin.EXTRACTED);

        put(VTT, "If-Match", "*").statusCode(204);
        extracted("zho", "大家好");
        extracted("", "Good morning, class");

        as(owner)
                .get(TRACKS, lesson)
                .then()
                .body("lang", equalTo(List.of("zh-CN", "en")))
                .body("origin", equalTo(List.of("person", "extracted")));
        as(owner).get(CHINESE, lesson).then().body(equalTo(VTT));
    }

    private void extracted(String label, String words) {
        captions.extracted(lesson, List.of(new TextTrack(label, "WEBVTT\n\n00:01.000 --> 00:02.000\n" + words + "\n")));
    }

    private ValidatableResponse form(String name, String filename, byte[] file) throws Exception {
        return as(owner)
                .redirects()
                .follow(false)
                .header("Accept", "text/html")
                .header("Accept-Language", "zh-CN")
                .multiPart("lang", "zh-CN")
                .multiPart(name, filename, file)
                .post("/studio/items/{id}/captions", lesson)
                .then();
    }

    private ValidatableResponse put(String track, String header, String value) throws Exception {
        return as(owner)
                .header(header, value)
                .contentType("text/vtt")
                .body(utf8(track))
                .put(CHINESE, lesson)
                .then();
    }

    private void publish() {
        QuarkusTransaction.requiringNew().run(() -> {
            catalog.describe(
                    lesson,
                    Origin.PERSON,
                    Map.of(
                            Field.TITLE, List.of("惯性"),
                            Field.SUBJECT, List.of("physics"),
                            Field.STAGE, List.of("junior"),
                            Field.LICENCE, List.of("CC-BY-4.0")));
            catalog.publish(lesson);
        });
    }

    private List<String> cues() {
        return QuarkusTransaction.requiringNew()
                .call(() -> catalog.places(lesson).stream().map(Place::text).toList());
    }

    private List<Asset> tracks() {
        return QuarkusTransaction.requiringNew().call(() -> catalog.get(lesson).assets());
    }

    private RequestSpecification as(Account account) throws Exception {
        return given().header(
                        "Authorization",
                        "Bearer " + tokens.issue(account.name()).orElseThrow());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Account teacher(String name) {
        return QuarkusTransaction.requiringNew()
                .call(() -> accounts.named(name).orElseGet(() -> {
                    Organisation school = organisations.add(null, OrganisationLevel.SCHOOL, name, "测试学校");
                    return accounts.add(name, "测试", "secret", school.id(), Role.TEACHER);
                }));
    }
}
