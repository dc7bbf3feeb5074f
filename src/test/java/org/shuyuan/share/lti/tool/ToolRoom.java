package org.shuyuan.share.lti.tool;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;

/** A school with a curator, a teacher and pupils, and courses with tools, for tests; browsers are those of people without scripts. */
@ApplicationScoped
class ToolRoom {

    static final String SESSION = "shuyuan-session";
    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";
    private static final Pattern FIELD = Pattern.compile("name=\"(id_token|state)\" value=\"([^\"]*)\"");
    private static final Pattern ACTION = Pattern.compile("<form method=\"post\" action=\"([^\"]*)\"");

    private final Accounts accounts;
    private final Organisations organisations;
    private final PublicAddress address;

    ToolRoom(Accounts accounts, Organisations organisations, PublicAddress address) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.address = address;
    }

    /** @param code of the school, of which each test class has another */
    String school(String code) {
        return QuarkusTransaction.requiringNew()
                .call(() -> organisations.add(null, OrganisationLevel.SCHOOL, code, "测试学校"))
                .id()
                .toString();
    }

    /** Somebody of a school. */
    Account somebody(String school, Role role, String name) {
        return QuarkusTransaction.requiringNew()
                .call(() -> accounts.named(name)
                        .orElseGet(() -> accounts.add(name, "赵小明", "secret", UUID.fromString(school), role)));
    }

    /** The browser of somebody. */
    RequestSpecification browser(Account account) {
        String session = given().redirects()
                .follow(false)
                .contentType(FORM)
                .formParam("name", account.name())
                .formParam("password", "secret")
                .post("/sign-in")
                .cookie(SESSION);
        return given().redirects().follow(false).cookie(SESSION, session);
    }

    RequestSpecification form(Account account) {
        return browser(account).contentType(FORM);
    }

    /** The client id of a tool that was registered by a curator. */
    String registers(Account curator, String school, OtherTool tool, String... more) {
        RequestSpecification form = form(curator)
                .formParam("title", "测验工具")
                .formParam("organisation", school)
                .formParam("login", tool.at("/login?tenant=1"))
                .formParam("launch", tool.at("/launch"))
                .formParam("keys", tool.at("/keys"))
                .formParam("choosing", tool.at("/choose"));
        for (String checked : more) {
            form.formParam(checked, "on");
        }
        String page = form.post("/admin/tools").then().statusCode(303).extract().header("Location");
        return page.substring(page.lastIndexOf('/') + 1);
    }

    String course(Account teacher) {
        return browser(teacher)
                .contentType(ContentType.JSON)
                .body("{\"title\": \"丝绸之路\"}")
                .post("/api/courses")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The id of the lesson in which the tool stands. */
    String placed(Account teacher, String course, String client) {
        form(teacher)
                .formParam("title", "沿途的城市")
                .post("/studio/courses/" + course + "/tools/" + client)
                .then()
                .statusCode(303);
        browser(teacher).post("/api/resources/" + course + "/publish").then().statusCode(200);
        return lessons(teacher, course).getString("outline.sections[-1].lessons[-1].id");
    }

    JsonPath lessons(Account reader, String course) {
        return browser(reader).get("/api/courses/" + course).jsonPath();
    }

    /** A message that was handed to a browser, and where it is to go. */
    record Handed(String to, String message, String state) {

        static Handed of(String page) {
            Matcher action = ACTION.matcher(page);
            assertThat(action.find()).as(page).isTrue();
            Map<String, String> fields = FIELD.matcher(page)
                    .results()
                    .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
            return new Handed(action.group(1), fields.getOrDefault("id_token", ""), fields.getOrDefault("state", ""));
        }
    }

    /** Begins a launch, and what the tool then asks for; nothing was answered yet. */
    Map<String, String> begun(Account reader, OtherTool tool, String path) {
        String login =
                browser(reader).get(path).then().statusCode(302).extract().header("Location");
        given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(login)
                .then()
                .statusCode(302);
        return tool.asked(tool.begun());
    }

    Response authorise(RequestSpecification browser, Map<String, String> asked) {
        return browser.queryParams(asked).get("/lti/tools/authorize");
    }

    /** What a tool is told in a launch, once it has believed it. */
    JWTClaimsSet launched(Account reader, OtherTool tool, String path) throws Exception {
        Map<String, String> asked = begun(reader, tool, path);
        String page = authorise(browser(reader), asked)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Handed handed = Handed.of(page);
        assertThat(handed.to()).isEqualTo(tool.at("/launch"));
        assertThat(handed.state()).isEqualTo(asked.get("state"));
        JWTClaimsSet claims = believed(handed.message(), tool.begun("client_id"));
        assertThat(claims.getStringClaim("nonce")).isEqualTo(asked.get("nonce"));
        return claims;
    }

    JWTClaimsSet believed(String message, String client) throws Exception {
        SignedJWT signed = SignedJWT.parse(message);
        RSAKey key = JWKSet.parse(given().get("/lti/jwks").asString())
                .getKeyByKeyId(signed.getHeader().getKeyID())
                .toRSAKey();
        assertThat(signed.verify(new RSASSAVerifier(key))).isTrue();
        JWTClaimsSet claims = signed.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(address.base());
        assertThat(claims.getAudience()).containsExactly(client);
        return claims;
    }

    /** Asks for an access token. */
    ValidatableResponse token(String assertion, String scopes) {
        return given().contentType(FORM)
                .formParam("grant_type", "client_credentials")
                .formParam("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .formParam("client_assertion", assertion)
                .formParam("scope", scopes)
                .post("/lti/token")
                .then();
    }

    RequestSpecification with(OtherTool tool, String client, Scope... scopes) {
        String wanted = List.of(scopes).stream().map(Scope::uri).collect(Collectors.joining(" "));
        String token = token(tool.signed(tool.claims(client, tokenAddress()).build()), wanted)
                .statusCode(200)
                .extract()
                .path("access_token");
        return given().header("Authorization", "Bearer " + token);
    }

    String tokenAddress() {
        return address.of("/lti/token");
    }

    String issuer() {
        return address.base();
    }

    /** An address that we have told, as it is reached in a test. */
    static String here(Object told) {
        URI address = URI.create(String.valueOf(told));
        return address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }
}
