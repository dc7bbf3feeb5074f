package org.shuyuan.learn.join;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.people.Staff;

/** The home page offers courses: to a pupil those of the grade, to everybody else the newest. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class OfferedCoursesTest {

    private static final int MANY = 100;

    @Inject
    Staff staff;

    @Inject
    Classroom classroom;

    @Inject
    Catalog catalog;

    @Inject
    GradeCourses courses;

    private Account teacher;
    private Account pupil;

    @BeforeEach
    void aPupil() {
        teacher = staff.teacher("offered-courses");
        pupil = classroom.pupil(teacher);
    }

    @Test
    void aPupilIsOfferedCoursesOfTheGradeThatAreNotFollowedYet() {
        String followed = course("g11");
        String older = course("g11");
        String newer = course("g11");
        String other = course("g12");
        setToClass(followed);

        assertThat(offered(courses.unfollowed(pupil.id(), courses.gradesOf(pupil.id()), MANY)))
                .startsWith(newer, older)
                .doesNotContain(followed, other);

        String page = shelf(as(pupil));
        assertThat(page)
                .contains(
                        "本年级课程", "高二", "href=\"/s?kind=course&amp;grade=g11\"", "/course/" + newer, "/course/" + older);
        assertThat(page).doesNotContain("/course/" + followed, "/course/" + other, "class=\"chip\"");
        assertThat(shelf(as(pupil).header("Accept-Language", "en"))).contains("Courses of your grade", "Grade 11");
    }

    @Test
    void theLastCourseOfTheClassTellsTheGradeEvenIfMoreIsFollowedAlone() {
        assertThat(courses.gradesOf(pupil.id())).isEmpty();
        join(course("g7"));
        assertThat(courses.gradesOf(pupil.id())).containsExactly("g7");

        setToClass(course("g8"));
        setToClass(course("g9"));
        setToClass(course());
        join(course("g10"));

        assertThat(courses.gradesOf(pupil.id())).containsExactly("g9");
    }

    @Test
    void whoeverHasNoGradeIsOfferedTheNewest() {
        String withdrawn = course("g5");
        String joined = course();
        String newest = course("g6");
        catalog.withdraw(UUID.fromString(withdrawn), "测试");
        join(joined);

        assertThat(shelf(given()))
                .contains("新课程", "/course/" + newest, "/course/" + joined, "href=\"/s?kind=course&amp;grade=g6\"")
                .doesNotContain("/course/" + withdrawn);
        assertThat(shelf(as(pupil))).contains("新课程", "/course/" + newest).doesNotContain("/course/" + joined);
    }

    @Test
    void onlyGradesWithCoursesAreOffered() {
        course("g3", "g4");

        assertThat(courses.withCourses(List.of("g4", "g3", "never"))).containsExactly("g4", "g3");
    }

    @Test
    void aCourseOfATextbookKnowsItsGrade() {
        String course = as(teacher).body("""
                        {"textbook": {"subject": "mathematics", "edition": "renjiao", "volume": "九年级上册"}}""").post("/api/courses").jsonPath().getString("id");

        as(teacher).get("/api/resources/" + course).then().body("descriptors.grade.values", equalTo(List.of("g9")));
    }

    private String course(String... grades) {
        return classroom.course(teacher, grades);
    }

    /** A class of its own, in which the pupil is. */
    private void setToClass(String course) {
        classroom.set(course, teacher, pupil);
    }

    private void join(String course) {
        as(pupil)
                .contentType(ContentType.URLENC)
                .redirects()
                .follow(false)
                .post("/course/" + course + "/join")
                .then()
                .statusCode(303);
    }

    private static List<String> offered(List<LearningResource> courses) {
        return courses.stream().map(course -> course.id().toString()).toList();
    }

    /** The shelf alone: the page shows all that is new as well. */
    private static String shelf(RequestSpecification reader) {
        String page = reader.get("/").then().statusCode(200).extract().asString();
        int from = page.indexOf("id=\"offered\"");
        return page.substring(from, page.indexOf("</section>", from));
    }

    private RequestSpecification as(Account account) {
        return staff.as(account).contentType(ContentType.JSON);
    }
}
