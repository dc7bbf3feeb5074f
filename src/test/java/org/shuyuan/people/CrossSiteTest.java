package org.shuyuan.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.embedded.TestEngines;

/** What another site makes the browser of a teacher send changes nothing. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class CrossSiteTest {

    private static final String TEACHER = "cross-site";
    private static final String SITE = "Sec-Fetch-Site";
    private static final String ORIGIN = "Origin";
    private static final String PUBLISH = "/studio/items/{id}/publish";

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI service;

    @Inject
    Organisations organisations;

    @Inject
    Accounts accounts;

    @Inject
    ApiTokens tokens;

    @Inject
    Sessions sessions;

    @Inject
    Catalog catalog;

    private String session = "";
    private UUID lesson = UUID.randomUUID();

    @BeforeEach
    void aDraftOfWhoIsSignedIn() {
        QuarkusTransaction.requiringNew().run(() -> {
            Organisation school = organisations.add(null, OrganisationLevel.SCHOOL, "cross-site", "测试学校");
            Account teacher = accounts.named(TEACHER)
                    .orElseGet(() -> accounts.add(TEACHER, "测试", "secret", school.id(), Role.TEACHER));
            session = sessions.open(teacher);
            lesson = catalog.create(new NewResource("micro-lecture", school.id(), teacher.id(), Descriptors.NONE))
                    .id();
            catalog.describe(lesson, Origin.PERSON, Map.of(Field.TITLE, List.of("浮力")));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://elsewhere.example",
        "Origin, http://localhost:1",
        "Origin, http://localhost",
        "Origin, http://[",
        "Origin, null",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, nonsense",
    })
    void aFormOfAnotherSiteIsRefused(String header, String value) {
        assertRefused(browser().header(header, value).post(PUBLISH, lesson));

        assertThat(state()).isEqualTo("draft");
    }

    @Test
    void theWordOfTheBrowserIsWorthMoreThanAnOrigin() {
        assertRefused(browser().header(SITE, "cross-site").header(ORIGIN, own()).post(PUBLISH, lesson));

        assertThat(state()).isEqualTo("draft");
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void aFormOfOursIsTaken(String site) {
        browser().header(SITE, site).post(PUBLISH, lesson).then().statusCode(303);

        assertThat(state()).isEqualTo("published");
    }

    @Test
    void aFormOfOursFromABrowserThatNamesItsOriginAloneIsTaken() {
        browser().header(ORIGIN, own()).post(PUBLISH, lesson).then().statusCode(303);

        assertThat(state()).isEqualTo("published");
    }

    /** Which has no header of its own for the host that is asked. */
    @ParameterizedTest
    @CsvSource({"true, 303, published", "false, 403, draft"})
    void itIsTheSameOverHttp2(boolean ours, int status, String state) throws Exception {
        HttpRequest form = HttpRequest.newBuilder(service.resolve(PUBLISH.replace("{id}", lesson.toString())))
                .header("Cookie", Sessions.COOKIE + "=" + session)
                .header(ORIGIN, ours ? own() : "https://elsewhere.example")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            HttpResponse<Void> answer = client.send(form, HttpResponse.BodyHandlers.discarding());

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.statusCode()).isEqualTo(status);
        }
        assertThat(state()).isEqualTo(state);
    }

    @Test
    void whatIsNoBrowserNamesNoOrigin() {
        browser().post(PUBLISH, lesson).then().statusCode(303);

        assertThat(state()).isEqualTo("published");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/resources/{id}/publish",
        "PATCH, /api/resources/{id}",
        "DELETE, /api/resources/{id}/chapters",
        "PUT, /api/resources/{id}/poster",
        "POST, /api/uploads",
        "POST, /sign-out",
    })
    void noMethodThatChangesSomethingIsLeftOut(String method, String path) {
        RequestSpecification request =
                browser().header(ORIGIN, "https://elsewhere.example").contentType("application/json");

        assertRefused(
                path.contains("{id}")
                        ? request.body("{\"title\": \"别人的\"}").request(method, path, lesson)
                        : request.request(method, path));

        assertThat(state()).isEqualTo("draft");
        assertThat(title()).isEqualTo("浮力");
    }

    @Test
    void whatOnlyLooksIsOpen() {
        browser().header(SITE, "cross-site").get("/studio/items").then().statusCode(200);
    }

    @Test
    void nobodyIsSignedInByAnotherSite() {
        Response refused = signIn().header(SITE, "cross-site").post("/sign-in");

        assertRefused(refused);
        assertThat(refused.cookies()).isEmpty();
        assertThat(signIn().header(SITE, "same-origin").post("/sign-in").cookies())
                .containsKey(Sessions.COOKIE);
    }

    @Test
    void aTokenIsNeverSentByABrowserOnItsOwn() throws Exception {
        String token = "Bearer " + tokens.issue(TEACHER).orElseThrow();

        assertRefused(browser()
                .header("Authorization", token)
                .header(SITE, "cross-site")
                .post("/api/resources/{id}/publish", lesson));
        assertThat(state()).isEqualTo("draft");
        given().header("Authorization", token)
                .header(SITE, "cross-site")
                .header(ORIGIN, "https://elsewhere.example")
                .post("/api/resources/{id}/publish", lesson)
                .then()
                .statusCode(200);
        assertThat(state()).isEqualTo("published");
    }

    /** A browser may remember a password that a proxy before us has asked for, and then sends it to whoever asks. */
    @Test
    void anotherKindOfAuthorizationOpensNothing() {
        assertRefused(signIn().header(SITE, "cross-site")
                .header("Authorization", "Basic bm9ib2R5Om5vdGhpbmc=")
                .post("/sign-in"));
    }

    @Test
    void aReaderIsToldInWords() {
        told("zh-CN").body(containsString("来自其他网站的提交已被拒绝"));
        told("en").body(containsString("what another site submits is refused"));
    }

    private ValidatableResponse told(String language) {
        return browser()
                .header(SITE, "cross-site")
                .accept("text/html")
                .header("Accept-Language", language)
                .post(PUBLISH, lesson)
                .then()
                .statusCode(403)
                .contentType(startsWith("text/html"));
    }

    private RequestSpecification browser() {
        return given().redirects().follow(false).cookie(Sessions.COOKIE, session);
    }

    private static RequestSpecification signIn() {
        return given().redirects().follow(false).formParam("name", TEACHER).formParam("password", "secret");
    }

    private String own() {
        return "http://" + service.getAuthority();
    }

    private static void assertRefused(Response answer) {
        answer.then()
                .statusCode(403)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("/problems/cross-site-request"))
                .body("status", equalTo(403))
                .body("title", not(emptyString()))
                .body("detail", not(containsString("problem.")));
    }

    private String state() {
        return QuarkusTransaction.requiringNew()
                .call(() -> catalog.get(lesson).state().id());
    }

    private String title() {
        return QuarkusTransaction.requiringNew().call(() -> catalog.get(lesson).title());
    }
}
