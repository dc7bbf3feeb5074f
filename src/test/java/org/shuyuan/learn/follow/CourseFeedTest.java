package org.shuyuan.learn.follow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.xml.XmlPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.people.Staff;

/** A course as a feed reader that has never heard of us takes it. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class CourseFeedTest {

    @Inject
    Staff staff;

    @Inject
    Catalog catalog;

    @Inject
    PublicAddress address;

    private Account teacher;
    private UUID film;
    private UUID draft;
    private String course;

    @BeforeEach
    void aCourse() {
        teacher = staff.teacher("course-feed");
        film = lesson("扎染的一天");
        draft = lesson("没有发布的课");
        catalog.publish(film);
        course = as().body("{\"title\": \"扎染 <入门>\"}")
                .post("/api/courses")
                .jsonPath()
                .getString("id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"atom", "rss"})
    void lessonsStandInTheOrderInWhichTheyAreTaught(String ending) throws Exception {
        List<String> lessons = arranged();
        publish();

        SyndFeed feed = new SyndFeedInput()
                .build(new StringReader(
                        get(ending).then().statusCode(200).extract().asString()));

        assertThat(feed.getTitle()).isEqualTo("扎染 <入门> · 书院");
        assertThat(feed.getEntries())
                .extracting(SyndEntry::getUri)
                .as("a film twice, by its parts; neither the gap, nor the draft")
                .containsExactly(
                        "urn:uuid:" + lessons.get(0), "urn:uuid:" + lessons.get(1), "urn:uuid:" + lessons.get(4));
        assertThat(feed.getEntries()).extracting(SyndEntry::getTitle).containsExactly("浸", "染料从哪里来", "再浸");
        assertThat(feed.getEntries())
                .extracting(SyndEntry::getLink)
                .containsExactly(
                        address.page(film) + "?lesson=" + lessons.get(0) + "&t=10",
                        address.of("/course/" + course + "/" + lessons.get(1)),
                        address.page(film) + "?lesson=" + lessons.get(4));
    }

    @Test
    void podcastProgramsBeginWithTheFirstLesson() {
        arranged();
        publish();

        XmlPath rss = get("rss").xmlPath();

        assertThat(rss.getString("rss.channel.type")).isEqualTo("serial");
        assertThat(rss.<String>getList("rss.channel.item.episode")).containsExactly("1", "2", "3");
        get("atom").then().body(containsString("<fh:complete/>"), not(containsString("rel=\"next\"")));
    }

    @Test
    void whatWasWithdrawnLeavesItAndReadersAreToldOfTheChange() {
        arranged();
        publish();
        String tag = get("atom").header("ETag");
        given().header("If-None-Match", tag).get(at("atom")).then().statusCode(304);

        catalog.withdraw(film, "测试");

        given().header("If-None-Match", tag)
                .get(at("atom"))
                .then()
                .statusCode(200)
                .body("feed.entry.size()", equalTo(1));
    }

    @Test
    void nothingIsToldOfADraftOrOfWhatIsNoCourse() {
        arranged();

        get("atom").then().statusCode(404);
        given().get("/feeds/courses/" + film + ".atom").then().statusCode(404);
        given().get("/feeds/courses/" + UUID.randomUUID() + ".rss").then().statusCode(404);
        given().get("/feeds/courses/x.atom").then().statusCode(404);
    }

    @Test
    void itsPageTellsOfTheFeed() {
        arranged();
        publish();

        given().get("/course/" + course)
                .then()
                .body(containsString("type=\"application/atom+xml\" href=\"" + at("atom") + "\""))
                .body(containsString("type=\"application/rss+xml\" href=\"" + at("rss") + "\""));
    }

    private List<String> arranged() {
        String outline = """
            {"version": 0, "sections": [{"title": "一", "lessons": [
              {"type": "resource", "title": "浸", "resource": "%s", "from": 10, "to": 20},
              {"type": "page", "title": "染料从哪里来", "words": "板蓝根"},
              {"type": "resource", "title": "还没有"},
              {"type": "resource", "title": "草稿", "resource": "%s"}]},
              {"title": "二", "lessons": [{"type": "resource", "title": "再浸", "resource": "%s"}]}]}""".formatted(film, draft, film);
        return as().body(outline)
                .put("/api/courses/" + course + "/outline")
                .then()
                .statusCode(200)
                .extract()
                .path("sections.lessons.id.flatten()");
    }

    private UUID lesson(String title) {
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID id = catalog.create(new NewResource(
                            "micro-lecture",
                            teacher.memberships().getFirst().organisation(),
                            teacher.id(),
                            Descriptors.NONE))
                    .id();
            catalog.describe(id, Origin.PERSON, Map.of(Field.TITLE, List.of(title), Field.DURATION, List.of("60")));
            return id;
        });
    }

    private void publish() {
        as().post("/api/resources/" + course + "/publish").then().statusCode(200);
    }

    private Response get(String ending) {
        return given().get(at(ending));
    }

    private String at(String ending) {
        return "/feeds/courses/" + course + "." + ending;
    }

    private RequestSpecification as() {
        return staff.as(teacher).contentType(ContentType.JSON);
    }
}
