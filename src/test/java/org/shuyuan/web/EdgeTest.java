package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.web.RawHttp.Answer;

/** What comes to the very edge of the service, where no page and no resource is reached yet. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class EdgeTest {

    private static final String JSON = "Content-Type: application/json";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI base;

    private RawHttp raw;

    @BeforeEach
    void line() {
        raw = new RawHttp(base);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a|b", "{x}", "\"a\"", "a^2", "100%", "%zz", "C#", "a\\b", "水|云", "`"})
    void whatAPersonTypesIsSearchedFor(String words) throws IOException {
        Answer page = raw.get("/s?q=" + words, "Accept: text/html");
        Answer api = raw.get("/api/search?q=" + words);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body().replace("&quot;", "\"").replace("&#39;", "'")).contains("value=\"" + words);
        assertThat(api.status()).isEqualTo(200);
        assertThat(api.json().path("total").isInt()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/nope%zz, 404, /problems/not-found",
        "/[x], 404, /problems/not-found",
        "/q/nope, 404, /problems/not-found",
        "/q/, 404, /problems/not-found",
        "/q, 404, /problems/not-found",
        "/api/resources/x, 404, /problems/not-found",
    })
    void whatIsNowhereIsAProblem(String target, int status, String type) throws IOException {
        Answer answer = raw.get(target, "Accept-Language: en");

        assertProblem(answer, status, type, "en");
    }

    @Test
    void anAddressHasAnEnd() throws IOException {
        assertThat(raw.get("/s?q=" + "a".repeat(100_000)).status()).isEqualTo(200);
        assertProblem(
                raw.get("/s?q=" + "a".repeat(140_000), "Accept-Language: zh-CN"),
                414,
                "/problems/address-too-long",
                "zh-CN");
    }

    @Test
    void whoeverHasNoTokenIsTold() throws IOException {
        String patch = "/api/resources/01a20047-962c-789b-ac7d-8c88f439449a";

        assertProblem(
                raw.send("PATCH", patch, "{}", JSON, "Content-Length: 2", "Accept-Language: en"),
                401,
                "/problems/not-signed-in",
                "en");
        assertProblem(
                raw.get(patch, "Authorization: Bearer nobody", "Accept-Language: zh-CN"),
                401,
                "/problems/not-signed-in",
                "zh-CN");
    }

    @ParameterizedTest
    @CsvSource({"PATCH, /api/resources/x", "POST, /sign-in", "POST, /oai", "POST, /api/uploads"})
    void whatIsReadWholeIsBounded(String method, String target) throws IOException {
        Answer announced = raw.send(method, target, "", JSON, "Content-Length: 2000000", "Accept-Language: en");

        assertProblem(announced, 413, "/problems/request-too-large", "en");
    }

    @Test
    void anUploadThatNobodyCouldKeepIsRefused() throws IOException {
        Answer answer = raw.send(
                "POST",
                "/api/uploads",
                "",
                "Content-Type: application/offset+octet-stream",
                "Content-Length: 99999999999999",
                "Accept-Language: en");

        assertProblem(answer, 413, "/problems/request-too-large", "en");
    }

    @Test
    void aFormWithoutALengthIsBoundedAsWell() throws IOException {
        String form = "verb=Identify&x=" + "a".repeat(2_000_000);
        String chunk = Integer.toHexString(form.length()) + "\r\n" + form + "\r\n0\r\n\r\n";

        Answer answer = raw.send("POST", "/oai", chunk, FORM, "Transfer-Encoding: chunked", "Accept-Language: en");

        assertProblem(answer, 413, "/problems/request-too-large", "en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json", "image/png;q=0.1"})
    void harvestingKnowsOneFormat(String accept) throws IOException {
        Answer answer = raw.get("/oai?verb=Identify", "Accept: " + accept);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.head()).contains("content-type: text/xml");
        assertThat(answer.body()).contains("<Identify>");
    }

    private static void assertProblem(Answer answer, int status, String type, String language) throws IOException {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.head())
                .contains("content-type: application/problem+json")
                .contains("content-language: " + language.toLowerCase(Locale.ROOT));
        assertThat(answer.json().path("type").asText()).isEqualTo(type);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).isNotEmpty().doesNotContain("problem.");
    }
}
