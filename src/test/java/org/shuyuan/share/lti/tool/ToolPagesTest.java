package org.shuyuan.share.lti.tool;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.people.Role;

/** Curators register tools for their organisations, and see what to type on the other side. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class ToolPagesTest {

    @Inject
    ToolRoom room;

    private String school;
    private Account curator;

    @BeforeEach
    void aCurator() {
        school = room.school("tool-pages");
        curator = room.somebody(school, Role.CURATOR, "tool-pages-curator");
    }

    @Test
    void whatIsTypedOnTheOtherSideIsShown() {
        String page = added("白板 <b>", "https://board.example/login");

        room.browser(curator)
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString("白板 &lt;b&gt;"))
                .body(containsString("<code>" + room.issuer() + "</code>"))
                .body(containsString("<code>" + page.substring(page.lastIndexOf('/') + 1) + "</code>"))
                .body(containsString("<code>1</code>"))
                .body(containsString("<code>" + room.issuer() + "/lti/tools/authorize</code>"))
                .body(containsString("<code>" + room.issuer() + "/lti/jwks</code>"))
                .body(containsString("<code>" + room.issuer() + "/lti/token</code>"))
                .body(containsString("<code>" + room.issuer() + "/lti/tools/deep-link</code>"))
                .body(containsString("https://board.example/launch\nhttps://board.example/choose</textarea>"));
        room.browser(curator).get("/admin/tools").then().body(containsString("白板 &lt;b&gt;"));
    }

    @Test
    void itIsChangedAndKeepsItsClientId() {
        String page = added("白板", "https://board.example/login");

        filled("黑板", "https://board.example/begin", page).statusCode(303);

        room.browser(curator)
                .get(page)
                .then()
                .body(containsString("黑板"), containsString("https://board.example/begin"));
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "board.example/login",
        "javascript:alert(1)",
        "ftp://board.example/",
        "https:///login",
        "https://me:secret@board.example/",
        "https://board.example/#x",
        "https://board example/",
        "https://黑板.example/",
    })
    void whatIsNoAddressIsSaid(String login) {
        filled("白板", login, "/admin/tools")
                .statusCode(422)
                .body(containsString("role=\"alert\""), containsString("value=\"白板\""));
    }

    @Test
    void nobodyElseKeepsIt() {
        String page = added("白板", "https://board.example/login");
        Account other = room.somebody(room.school("tool-pages-other"), Role.CURATOR, "tool-pages-other");
        Account teacher = room.somebody(school, Role.TEACHER, "tool-pages-teacher");

        room.browser(other).get(page).then().statusCode(404);
        room.form(other).post(page + "/remove").then().statusCode(404);
        room.browser(other).get("/admin/tools").then().body(not(containsString(page)));
        room.browser(teacher).get("/admin/tools").then().statusCode(403);
        room.form(other)
                .formParam("title", "x")
                .formParam("organisation", school)
                .formParam("login", "https://board.example/login")
                .formParam("launch", "https://board.example/launch")
                .formParam("keys", "https://board.example/keys")
                .post("/admin/tools")
                .then()
                .statusCode(403);
        given().get("/admin/tools/" + UUID.randomUUID()).then().statusCode(401);
    }

    @Test
    void anotherSiteRegistersNothing() {
        room.form(curator)
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("title", "x")
                .post("/admin/tools")
                .then()
                .statusCode(403);
    }

    @Test
    void aTeacherOfTheSchoolFindsIt() {
        String page = added("几何画板", "https://board.example/login");
        Account teacher = room.somebody(school, Role.TEACHER, "tool-pages-teacher");
        String course = room.course(teacher);

        room.browser(teacher)
                .get("/studio/courses/" + course + "/tools")
                .then()
                .statusCode(200)
                .body(containsString("几何画板"), containsString(page.substring(page.lastIndexOf('/'))));
    }

    private String added(String title, String login) {
        return filled(title, login, "/admin/tools")
                .statusCode(303)
                .extract()
                .header("Location")
                .replaceFirst("^https?://[^/]*", "");
    }

    private ValidatableResponse filled(String title, String login, String to) {
        return room.form(curator)
                .formParam("title", title)
                .formParam("organisation", school)
                .formParam("login", login)
                .formParam("launch", "https://board.example/launch")
                .formParam("keys", "https://board.example/keys")
                .formParam("choosing", "https://board.example/choose")
                .post(to)
                .then();
    }
}
