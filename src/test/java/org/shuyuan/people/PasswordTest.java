package org.shuyuan.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.shuyuan.people.Door.isSignedIn;
import static org.shuyuan.people.Door.signIn;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.embedded.TestEngines;

/** People give themselves passwords of their own. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class PasswordTest {

    private static final String OLD = "青山绿水 2026";
    private static final String FRESH = "春眠不觉晓，处处";
    private static final int LIMIT = 8;

    @Inject
    Organisations organisations;

    @Inject
    Accounts accounts;

    @Test
    void itEndsTheSessionsOfTheOldOne() {
        account("password-fresh");
        String elsewhere = session("password-fresh");
        String here = session("password-fresh");

        Response answer = change(here, OLD, FRESH, FRESH);

        assertThat(answer.header("Location")).endsWith("/me/password?changed=true");
        assertThat(isSignedIn(answer.cookie(Sessions.COOKIE)))
                .as("this browser")
                .isTrue();
        assertThat(isSignedIn(here)).as("its cookie of before").isFalse();
        assertThat(isSignedIn(elsewhere)).as("another browser").isFalse();
        assertThat(signIn("password-fresh", OLD, "/").cookies()).isEmpty();
        assertThat(isSignedIn(signIn("password-fresh", FRESH, "/").cookie(Sessions.COOKIE)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "wrong horse, 春眠不觉晓，处处, 春眠不觉晓，处处, wrong, 当前密码不正确",
        "青山绿水 2026, 春眠不觉晓, 春眠不觉晓, short, 至少需要 8 个字符",
        "青山绿水 2026, 春眠不觉晓，处处闻啼鸟。夜来风雨声，花落知多少。春, 春眠不觉晓，处处闻啼鸟。夜来风雨声，花落知多少。春, long, 不能超过 72 个字节",
        "青山绿水 2026, 春眠不觉晓，处处, 春眠不觉晓，闻啼, different, 不一致",
    })
    void whatIsNotTakenIsToldWhy(String current, String fresh, String again, String why, String words) {
        account("password-" + why);
        String session = session("password-" + why);

        Response answer = change(session, current, fresh, again);

        assertThat(answer.header("Location")).endsWith("/me/password?refused=" + why);
        isTold(session, why, words);
        assertThat(isSignedIn(session)).isTrue();
        assertThat(signIn("password-" + why, OLD, "/").cookies())
                .as("the old one")
                .isNotEmpty();
    }

    @Test
    void whoeverHasTakenASessionCannotGuess() {
        account("password-often");
        String session = session("password-often");
        for (int attempt = 0; attempt < LIMIT; attempt++) {
            assertThat(change(session, "guess " + attempt, FRESH, FRESH).header("Location"))
                    .endsWith("refused=wrong");
        }

        assertThat(change(session, OLD, FRESH, FRESH).header("Location")).endsWith("refused=often");
        isTold(session, "often", "五分钟后再试");
    }

    @Test
    void aVisitorHasNone() {
        given().get("/me/password").then().statusCode(401);
        assertThat(change("", OLD, FRESH, FRESH).statusCode()).isEqualTo(401);
    }

    private static void isTold(String session, String why, String words) {
        given().header("Accept-Language", "zh-CN")
                .cookie(Sessions.COOKIE, session)
                .get("/me/password?refused=" + why)
                .then()
                .statusCode(200)
                .body(containsString(words));
    }

    private static Response change(String session, String current, String fresh, String again) {
        return given().cookie(Sessions.COOKIE, session)
                .contentType(Door.FORM)
                .redirects()
                .follow(false)
                .formParam("current", current)
                .formParam("fresh", fresh)
                .formParam("again", again)
                .post("/me/password");
    }

    private static String session(String name) {
        return signIn(name, OLD, "/").cookie(Sessions.COOKIE);
    }

    private void account(String name) {
        QuarkusTransaction.requiringNew().run(() -> {
            Organisation school = organisations.add(null, OrganisationLevel.SCHOOL, "password", "测试学校");
            if (accounts.named(name).isEmpty()) {
                accounts.add(name, "测试", OLD, school.id(), Role.LEARNER);
            }
        });
    }
}
