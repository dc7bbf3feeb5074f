package org.shuyuan.share.lti.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Field;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.learn.quiz.Attempts;
import org.shuyuan.learn.quiz.Quizzes;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Role;
import org.shuyuan.people.Staff;
import org.shuyuan.share.lti.PlatformClasses;
import org.shuyuan.share.lti.TestPlatform;
import org.shuyuan.share.lti.link.Link;
import org.shuyuan.share.lti.link.PlatformClass;
import org.shuyuan.share.lti.link.Rule;
import org.shuyuan.share.lti.link.Rule.Measure;

/** Points of a quiz come into the grade book, those of the attempt that counts, as they are now; and what was done of a course. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class QuizGradesTest {

    private static final String TWO_QUESTIONS = """
            {"title": "小测", %s "questions": [
              {%s "kind": "statement", "words": "开口向上", "points": %d, "right": ["true"]},
              {%s "kind": "statement", "words": "有最大值", "points": %d, "right": ["false"]}]}""";

    @Inject
    PlatformClasses classes;

    @Inject
    Grades grades;

    @Inject
    Quizzes quizzes;

    @Inject
    Attempts attempts;

    @Inject
    Accounts accounts;

    @Inject
    Staff staff;

    private TestPlatform there;
    private PlatformClass given;
    private URI item;
    private Account pupil;
    private Account teacher;
    private UUID quiz;
    private List<UUID> questions;

    @BeforeEach
    void aQuiz() {
        there = TestPlatform.of();
        given = classes.in(classes.registers(there), there);
        item = there.grades().adds("小测");
        pupil = classes.pupil();
        teacher = QuarkusTransaction.requiringNew()
                .call(() -> accounts.add(
                        "lti-teacher-" + UUID.randomUUID(),
                        "老师",
                        "correct horse",
                        classes.school().id(),
                        Role.CURATOR));
        quiz = UUID.fromString(asTeacher()
                .body(TWO_QUESTIONS.formatted("", "", 1, "", 3))
                .post("/api/quizzes")
                .jsonPath()
                .getString("id"));
        questions = quizzes.get(quiz).questions().stream()
                .map(question -> question.stem().id())
                .toList();
    }

    @AfterEach
    void close() {
        there.close();
    }

    @Test
    void aBetterAttemptAndAnotherMarkingCorrectTheScore() {
        Link link = opened(lesson(), 0);
        answer(0, "true");
        await().during(Duration.ofSeconds(2))
                .until(() -> there.grades().scores(item).isEmpty());
        answer(1, "true");
        awaitScore(25);

        again();
        answer(0, "false");
        answer(1, "false");
        awaitScore(75);
        again();
        answer(0, "false");
        answer(1, "true");
        await().during(Duration.ofSeconds(2))
                .until(() -> there.grades().scores(item).size() == 2);

        JsonPath known = asTeacher().get("/api/quizzes/" + quiz).jsonPath();
        asTeacher()
                .body(TWO_QUESTIONS.formatted(
                        "\"version\": " + known.getLong("version") + ",",
                        "\"id\": \"" + questions.get(0) + "\",",
                        1,
                        "\"id\": \"" + questions.get(1) + "\",",
                        9))
                .put("/api/quizzes/" + quiz)
                .then()
                .statusCode(200);
        awaitScore(90);
        assertThat(grades.of(link)).hasSize(1);
    }

    @Test
    void fewerPointsThanAreNeededAreNoScore() {
        Link link = opened(lesson(), 60);
        answer(0, "true");
        answer(1, "true");
        await().until(() -> percent(link) == 25);
        assertThat(there.grades().scores(item)).isEmpty();

        again();
        answer(0, "false");
        answer(1, "false");
        awaitScore(75);
    }

    @Test
    void ofACourseItIsWhatIsDoneOrWhatItsQuizzesGave() {
        UUID film = classes.resource(Field.DURATION, 100);
        String course = asTeacher()
                .body("{\"title\": \"抛物线\"}")
                .post("/api/courses")
                .jsonPath()
                .getString("id");
        asTeacher()
                .body("""
                        {"version": 0, "sections": [{"title": "", "lessons": [
                          {"type": "resource", "title": "看一看", "resource": "%s"},
                          {"type": "quiz", "title": "测一测", "quiz": "%s"}]}]}""".formatted(film, quiz))
                .put("/api/courses/" + course + "/outline")
                .then()
                .statusCode(200);
        Link points = opened("/course/" + course, 0);
        Link done = classes.places(
                given, "link-done", "/course/" + course, Optional.of(item), new Rule(Measure.WATCHED, 50));
        classes.opens(done, pupil, "subject-2");

        answer(0, "false");
        answer(1, "false");
        awaitScore(75);
        await().until(() -> percent(points) == 75 && percent(done) == 50);
        await().until(() -> there.grades().result(item, "subject-2").isPresent());
        classes.watches(pupil, film, 100, 0, 95);
        await().until(() -> percent(done) == 100);
    }

    /** The quiz as the only lesson of a course. */
    private String lesson() {
        String course = asTeacher()
                .body("{\"title\": \"测验\"}")
                .post("/api/courses")
                .jsonPath()
                .getString("id");
        return "/lesson/"
                + asTeacher()
                        .body("""
                        {"version": 0, "sections": [{"title": "", "lessons": [
                          {"type": "quiz", "title": "测一测", "quiz": "%s"}]}]}""".formatted(quiz))
                        .put("/api/courses/" + course + "/outline")
                        .jsonPath()
                        .getString("sections[0].lessons[0].id");
    }

    private Link opened(String target, int needed) {
        Link link = classes.places(
                given, "link-" + UUID.randomUUID(), target, Optional.of(item), new Rule(Measure.QUIZ, needed));
        classes.opens(link, pupil, "subject-1");
        return link;
    }

    private void answer(int question, String said) {
        attempts.answer(quizzes.get(quiz), pupil.id(), questions.get(question), List.of(said));
    }

    private void again() {
        attempts.again(quizzes.get(quiz), pupil.id());
    }

    private int percent(Link link) {
        return Optional.ofNullable(grades.of(link).get(pupil.id()))
                .map(Grade::percent)
                .orElse(-1);
    }

    private void awaitScore(int score) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> there.grades()
                        .result(item, "subject-1")
                        .map(each -> each.get("scoreGiven"))
                        .map(JsonNode::asInt)
                        .filter(each -> each == score)
                        .isPresent());
    }

    private RequestSpecification asTeacher() {
        return staff.as(teacher).contentType(ContentType.JSON);
    }
}
