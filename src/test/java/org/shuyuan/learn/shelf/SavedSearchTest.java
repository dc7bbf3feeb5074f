package org.shuyuan.learn.shelf;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.learn.AtOnce;
import org.shuyuan.search.Shelf;
import org.shuyuan.storage.Digest;

/** Readers keep searches, and are told what they find that is new. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class SavedSearchTest {

    /** One collision may be missed. */
    private static final int ROUNDS = 10;

    @Inject
    Shelf shelf;

    @Test
    void aSearchIsKeptOpenedAndDropped() {
        shelf.lecture("璎珞的形成").in("geography").published();
        shelf.indexed();
        as("keeper-1").get("/me").then().body(containsString("还没有保存搜索"));
        as("keeper-1")
                .queryParams("q", "璎珞", "subject", "geography")
                .post("/searches")
                .then()
                .statusCode(303);

        assertThat(kept("keeper-1")).containsExactly("?q=%E7%92%8E%E7%8F%9E&subject=geography");
        as("keeper-1").get("/me").then().body(containsString("璎珞 · 地理"), not(containsString("新增 1 项")));
        shelf.lecture("璎珞里的昆虫").in("geography").published();
        shelf.lecture("璎珞的草稿").in("geography").by("keeper-1").draft();
        shelf.indexed();
        as("keeper-1").get("/me").then().body(containsString("新增 1 项"));
        String id = as("keeper-1").get("/api/me/searches").jsonPath().getString("searches[0].id");
        as("keeper-1")
                .get("/searches/" + id)
                .then()
                .statusCode(303)
                .header("Location", containsString("/s?q=%E7%92%8E%E7%8F%9E&subject=geography"));
        as("keeper-1").get("/me").then().body(not(containsString("新增 1 项")));
        as("keeper-1").get("/s?q=璎珞&subject=geography").then().body(containsString("/searches/" + id + "/drop"));
        as("keeper-1").post("/searches/" + id + "/drop").then().statusCode(303);
        assertThat(kept("keeper-1")).isEmpty();
    }

    @Test
    void whatIsKeptTwiceIsThereOnce() {
        for (String page : List.of("1", "3")) {
            as("keeper-2")
                    .queryParams("q", "玛瑙", "page", page)
                    .post("/api/me/searches")
                    .then()
                    .statusCode(200);
        }

        assertThat(kept("keeper-2")).containsExactly("?q=%E7%8E%9B%E7%91%99");
    }

    @Test
    void nobodyOpensOrDropsThoseOfOthers() {
        String id = as("keeper-3")
                .queryParam("q", "翡翠")
                .post("/api/me/searches")
                .jsonPath()
                .getString("id");

        as("keeper-4").get("/searches/" + id).then().statusCode(404);
        as("keeper-4").delete("/api/me/searches/" + id).then().statusCode(204);
        given().redirects().follow(false).post("/searches?q=x").then().statusCode(not(303));
        given().get("/api/me/searches").then().statusCode(401);
        assertThat(kept("keeper-3")).hasSize(1);
    }

    @Test
    void thereIsAnEnd() {
        for (int number = 0; number < SavedSearches.MOST; number++) {
            as("keeper-5")
                    .queryParam("q", "贝壳" + number)
                    .post("/api/me/searches")
                    .then()
                    .statusCode(200);
        }

        as("keeper-5")
                .queryParam("q", "一个太多")
                .post("/api/me/searches")
                .then()
                .statusCode(422)
                .body("type", containsString("searches-too-many"));
        as("keeper-5").queryParam("q", "贝壳3").post("/api/me/searches").then().statusCode(200);
    }

    @Test
    void theEndHoldsForThoseThatComeAtOnce() throws Exception {
        for (int number = 1; number < SavedSearches.MOST; number++) {
            as("keeper-8").queryParam("q", "海螺" + number).post("/api/me/searches");
        }
        RequestSpecification keeper = as("keeper-8");
        AtomicInteger number = new AtomicInteger();

        for (int round = 0; round < ROUNDS; round++) {
            assertThat(AtOnce.succeed(() -> given().spec(keeper)
                            .queryParam("q", "同时" + number.incrementAndGet())
                            .post("/api/me/searches")))
                    .isEqualTo(1);
            assertThat(kept("keeper-8")).hasSize(SavedSearches.MOST);
            String last = as("keeper-8").get("/api/me/searches").jsonPath().getString("searches[0].id");
            as("keeper-8").delete("/api/me/searches/" + last);
        }
    }

    /** Whoever wasn't signed in comes back to the search, where the button is. */
    @Test
    void whoSignsInToKeepASearchComesBackToIt() {
        String to = given().redirects()
                .follow(false)
                .accept("text/html")
                .queryParams("q", "璎珞", "subject", "geography")
                .post("/searches")
                .then()
                .statusCode(303)
                .header("Location", containsString("/sign-in?to=%2Fsearches%3Fq%3D"))
                .extract()
                .header("Location");

        given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(URLDecoder.decode(to.substring(to.indexOf("to=") + 3), StandardCharsets.UTF_8))
                .then()
                .statusCode(303)
                .header("Location", containsString("/s?q=%E7%92%8E%E7%8F%9E&subject=geography"));
    }

    /** Longer than what an index of the database can hold. */
    @Test
    void aSearchThatChoosesMuchIsKeptAsWell() {
        RequestSpecification request = as("keeper-7").queryParam("q", "琉璃");
        for (int choice = 0; choice < 45; choice++) {
            request.queryParam("lesson", Digest.of(new byte[] {(byte) choice}).hex());
        }

        request.post("/api/me/searches").then().statusCode(200);

        assertThat(kept("keeper-7")).singleElement().asString().hasSizeGreaterThan(3000);
    }

    @Test
    void theyAreTakenAwayAndForgotten() {
        as("keeper-6").queryParam("q", "珊瑚").post("/api/me/searches").then().statusCode(200);

        as("keeper-6").get("/api/me/learning").then().body("searches.size()", is(1));
        as("keeper-6").delete("/api/me/learning").then().statusCode(204);
        assertThat(kept("keeper-6")).isEmpty();
    }

    private List<String> kept(String reader) {
        return as(reader).get("/api/me/searches").jsonPath().getList("searches.query", String.class);
    }

    private RequestSpecification as(String reader) {
        return given().redirects()
                .follow(false)
                .header("Accept-Language", "zh-CN")
                .auth()
                .oauth2(shelf.token(reader));
    }
}
