package org.shuyuan.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;

/** The door of the service, as browsers without scripts come through it. */
final class Door {

    static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

    private Door() {}

    static Response signIn(String name, String password, String to) {
        return given().redirects()
                .follow(false)
                .contentType(FORM)
                .formParam("name", name)
                .formParam("password", password)
                .formParam("to", to)
                .post("/sign-in");
    }

    static boolean isSignedIn(String cookie) {
        int status = given().header("Cookie", Sessions.COOKIE + "=" + cookie)
                .get("/me")
                .statusCode();
        assertThat(status).isIn(200, 401);
        return status == 200;
    }
}
