package org.shuyuan.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.shuyuan.people.Door.isSignedIn;
import static org.shuyuan.people.Door.signIn;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.seal.Seals;

/** The form that opens a session, what the session is worth, and how it ends. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class SignInTest {

    private static final String TEACHER = "signing-in";
    private static final String PASSWORD = "青山绿水 2026";
    private static final int LIMIT = 8;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI service;

    @Inject
    Organisations organisations;

    @Inject
    Accounts accounts;

    @Inject
    Sessions sessions;

    @Inject
    Seals seals;

    @BeforeEach
    void aTeacher() {
        account(TEACHER);
    }

    @Test
    void aPasswordOpensASessionThatNoScriptReads() {
        Response answer = signIn(TEACHER, PASSWORD, "/me");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(goes(answer)).isEqualTo(service.resolve("/me"));
        Cookie cookie = answer.detailedCookie(Sessions.COOKIE);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
        assertThat(cookie.getMaxAge()).isEqualTo(Duration.ofDays(7).toSeconds());
        assertThat(isSignedIn(cookie.getValue())).isTrue();
    }

    @Test
    void aNameWithBlanksAroundItIsTheSameName() {
        assertThat(signIn(" " + TEACHER + "\t", PASSWORD, "/me").cookie(Sessions.COOKIE))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "signing-in, zh-CN, 用户名或密码不正确，请重新输入。",
        "signing-in, en, Name and password do not fit. Please try again.",
        "signing-in-nobody, en, Name and password do not fit. Please try again.",
    })
    void aWrongPasswordIsToldInTheLanguageOfTheReader(String name, String language, String words) {
        Response answer = signIn(name, "wrong", "/s?q=a&b=\"");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.cookies()).isEmpty();
        assertThat(goes(answer).getPath()).isEqualTo("/sign-in");
        given().header("Accept-Language", language)
                .urlEncodingEnabled(false)
                .get(goes(answer))
                .then()
                .statusCode(200)
                .body(containsString(words));
        given().header("Accept-Language", language).get("/sign-in").then().body(not(containsString(words)));
    }

    @Test
    void aWrongPasswordDoesNotForgetWhereTheReaderWantedToGo() {
        Response again = given().urlEncodingEnabled(false).get(goes(signIn(TEACHER, "wrong", "/s?q=a&b=c")));

        assertThat(again.htmlPath().getString("**.find { it.@name == 'to' }.@value"))
                .isEqualTo("/s?q=a&b=c");
    }

    @Test
    void whatStandsInTheAddressIsTextInTheForm() {
        given().queryParam("to", "\"><script>alert(1)</script>")
                .get("/sign-in")
                .then()
                .statusCode(200)
                .body(not(containsString("<script>alert")))
                .body(containsString("&lt;script&gt;alert"));
    }

    @Test
    void aFormWithoutNameOrPasswordIsNoForm() {
        given().formParam("name", TEACHER)
                .post("/sign-in")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/bad-request"));
        given().formParam("password", PASSWORD)
                .post("/sign-in")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/bad-request"));
    }

    @Test
    void aNameThatNoDatabaseHoldsIsNobodys() {
        assertThat(signIn("signing\0in", PASSWORD, "/").cookies()).isEmpty();
    }

    @Test
    void whoeverGuessesWaitsEvenWithTheRightPassword() {
        account("signing-in-guessed");
        fail("signing-in-guessed", LIMIT);

        Response refused = signIn(" signing-in-guessed ", PASSWORD, "/");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.path("type").toString()).isEqualTo("/problems/too-many-attempts");
        assertThat(refused.path("detail").toString()).isEqualTo("失败次数过多，请五分钟后再试。");
        assertThat(refused.header("Retry-After")).isEqualTo("300");
        assertThat(refused.cookies()).isEmpty();
        assertThat(signIn(TEACHER, PASSWORD, "/").cookie(Sessions.COOKIE)).isNotEmpty();
    }

    @Test
    void whoeverRemembersInTimeBeginsAnew() {
        account("signing-in-forgetful");

        fail("signing-in-forgetful", LIMIT - 1);
        assertThat(signIn("signing-in-forgetful", PASSWORD, "/").statusCode()).isEqualTo(303);
        fail("signing-in-forgetful", LIMIT - 1);

        assertThat(signIn("signing-in-forgetful", PASSWORD, "/").cookie(Sessions.COOKIE))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//elsewhere",
                "///elsewhere",
                "https://elsewhere",
                "https:elsewhere",
                "elsewhere",
                "/\\elsewhere",
                "\\\\elsewhere",
                "/a\\..\\..\\\\elsewhere",
                "/\t/elsewhere",
                "\t//elsewhere",
                " //elsewhere",
                "/\n/elsewhere",
                "/\r\nSet-Cookie: a=b",
                "javascript:alert(1)",
                "/%zz",
                "",
            })
    void whatIsNoPathOfOursLeadsHome(String to) {
        Response right = signIn(TEACHER, PASSWORD, to);
        Response wrong = signIn(TEACHER, "wrong", to);

        assertThat(goes(right)).isEqualTo(service);
        assertThat(right.cookies()).containsOnlyKeys(Sessions.COOKIE);
        assertThat(goes(wrong)).isEqualTo(service.resolve("/sign-in?failed=true&to=%2F"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/.//elsewhere", "/..//elsewhere", "/a/../..//elsewhere", "/@elsewhere", "/s?q=//elsewhere"})
    void whatIsAPathOfOursStaysWithUs(String to) {
        URI there = goes(signIn(TEACHER, PASSWORD, to));

        assertThat(there.getRawAuthority()).isEqualTo(service.getRawAuthority());
        assertThat(there.getScheme()).isEqualTo(service.getScheme());
    }

    @Test
    void whoIsSentToSignInComesBackWithAllThatWasAsked() {
        String asked = "/me?q=%E5%87%BD%E6%95%B0&kind=micro-lecture&then=%2F%2Felsewhere";
        String form = given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .accept(ContentType.HTML)
                .get(asked)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");

        assertThat(formLeadsTo(form)).isEqualTo(asked.replace("&", "&amp;"));
        assertThat(goes(signIn(TEACHER, PASSWORD, asked))).isEqualTo(service.resolve(asked));
    }

    @Test
    void theWayToSignInKnowsWhereItBegan() {
        String page = given().urlEncodingEnabled(false)
                .get("/s?q=%E5%87%BD%E6%95%B0&kind=micro-lecture")
                .asString();

        assertThat(page)
                .contains("href=\"/sign-in?to=%2Fs%3Fq%3D%25E5%2587%25BD%25E6%2595%25B0%26kind%3Dmicro-lecture\"");
        assertThat(given().get("/").asString()).contains("href=\"/sign-in\"");
        assertThat(given().get("/sign-in?to=/me").asString()).contains("href=\"/sign-in\"");
    }

    private static String formLeadsTo(String address) {
        String form = given().urlEncodingEnabled(false).get(address).asString();
        return form.replaceAll("(?s).*name=\"to\" value=\"([^\"]*)\".*", "$1");
    }

    @Test
    void noCharacterOfASessionCanBeChanged() {
        String session = session();

        for (int at = 0; at < session.length(); at++) {
            char other = session.charAt(at) == 'A' ? 'B' : 'A';
            String changed = session.substring(0, at) + other + session.substring(at + 1);

            assertThat(isSignedIn(changed)).as(changed).isFalse();
        }
        assertThat(isSignedIn(session)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "=", "%%%", "signing-in", "null"})
    void whatIsNoSessionIsNobody(String cookie) {
        assertThat(isSignedIn(cookie)).isFalse();
        given().cookie(Sessions.COOKIE, cookie)
                .accept(ContentType.HTML)
                .get("/")
                .then()
                .statusCode(200);
    }

    @Test
    void aSealForSomethingElseIsNoSession() {
        Account teacher = account(TEACHER);
        byte[] content = ByteBuffer.allocate(28)
                .putLong(teacher.id().getMostSignificantBits())
                .putLong(teacher.id().getLeastSignificantBits())
                .putLong(Clock.systemUTC().instant().plus(Sessions.LIFE).getEpochSecond())
                .putInt(teacher.passwordVersion())
                .array();

        assertThat(isSignedIn(seals.seal("session", content))).isTrue();
        assertThat(isSignedIn(seals.seal("resumption", content))).isFalse();
    }

    @Test
    void aSessionLivesForAWeek() {
        assertThat(isSignedIn(opened(Sessions.LIFE.minusMinutes(1)))).isTrue();
        assertThat(isSignedIn(opened(Sessions.LIFE.plusMinutes(1)))).isFalse();
    }

    @Test
    void signingOutTakesTheSessionFromTheBrowser() throws Exception {
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        send(browser, "/sign-in", "name=" + TEACHER + "&password=" + PASSWORD.replace(" ", "+"));
        assertThat(send(browser, "/me", null).statusCode()).isEqualTo(200);

        HttpResponse<String> out = send(browser, "/sign-out", "");

        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(service.resolve(out.headers().firstValue("Location").orElseThrow()))
                .isEqualTo(service);
        assertThat(out.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(
                        cookie -> assertThat(cookie).contains("Max-Age=0", "Path=/", "HttpOnly", "SameSite=Lax"));
        assertThat(send(browser, "/me", null).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> send(HttpClient browser, String path, @Nullable String form) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path));
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form));
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private void fail(String name, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(signIn(name, "wrong", "/").statusCode()).isEqualTo(303);
        }
    }

    /** Where a browser would go. */
    private URI goes(Response answer) {
        return service.resolve(answer.header("Location"));
    }

    private String session() {
        return signIn(TEACHER, PASSWORD, "/").cookie(Sessions.COOKIE);
    }

    /** A session that was opened so long ago. */
    private String opened(Duration ago) {
        Clock then = Clock.offset(Clock.systemUTC(), ago.negated());
        return new Sessions(seals, accounts, then).open(account(TEACHER));
    }

    private Account account(String name) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Organisation school = organisations.add(null, OrganisationLevel.SCHOOL, "signing-in", "测试学校");
            return accounts.named(name).orElseGet(() -> accounts.add(name, "测试", PASSWORD, school.id(), Role.TEACHER));
        });
    }
}
