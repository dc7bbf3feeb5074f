package org.shuyuan.learn.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.people.Staff;

/** A course with a film, a page and a quiz, and pupils who learn by it as browsers do. */
@ApplicationScoped
class Schoolroom {

    /** Short enough to be plausible as soon as its page was opened. */
    static final int SECONDS = 8;

    private static final String QUIZ = """
        {"title": "小测", "questions": [
          {"kind": "choice", "words": "开口向上的是？", "points": 2,
           "options": [{"id": "a", "words": "y=x²"}, {"id": "b", "words": "y=-x²"}], "right": ["a"]},
          {"kind": "statement", "words": "有最小值", "right": ["true"]},
          {"kind": "fill-in", "words": "顶点又叫？", "gaps": [["最低点", "最小值点"], ["原点"]]},
          {"kind": "ordering", "words": "排序", "options": [{"id": "x1", "words": "一"}, {"id": "y2", "words": "二"}]},
          {"kind": "numeric", "words": "几个交点？", "value": 2, "tolerance": 0.5},
          {"kind": "numeric", "words": "长多少？", "value": 5, "unit": "cm"}]}""";

    private final Accounts accounts;
    private final Organisations organisations;
    private final Catalog catalog;
    private final Staff staff;

    Schoolroom(Accounts accounts, Organisations organisations, Catalog catalog, Staff staff) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.catalog = catalog;
        this.staff = staff;
    }

    /** @param lessons of the film, the page and the quiz */
    record Taught(UUID film, UUID course, UUID quiz, List<String> lessons, List<String> questions) {

        String quizPage() {
            return "/course/" + course + "/quiz/" + lessons.get(2);
        }
    }

    Account pupil(String displayName) {
        return QuarkusTransaction.requiringNew()
                .call(() -> accounts.add(
                        "pupil-" + UUID.randomUUID(), displayName, "correct horse", school().id(), Role.LEARNER));
    }

    Taught course() {
        return course(Field.DURATION);
    }

    /** @param measure of what is watched or read: seconds of a film or pages of a book */
    Taught course(Field measure) {
        Account teacher = teacher();
        UUID film = QuarkusTransaction.requiringNew().call(() -> {
            UUID made = catalog.create(new NewResource("micro-lecture", school().id(), teacher.id(), Descriptors.NONE))
                    .id();
            catalog.describe(
                    made,
                    Origin.PERSON,
                    Map.of(
                            Field.TITLE,
                            List.of("斜面"),
                            Field.LANGUAGE,
                            List.of("zh-CN"),
                            measure,
                            List.of(Integer.toString(SECONDS))));
            catalog.publish(made);
            return made;
        });
        String quiz = as(teacher)
                .body(QUIZ)
                .post("/api/quizzes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String course = as(teacher)
                .body("{\"title\": \"斜面与杠杆\"}")
                .post("/api/courses")
                .jsonPath()
                .getString("id");
        String outline = """
            {"version": 0, "sections": [{"title": "", "lessons": [
              {"type": "resource", "title": "看一看", "resource": "%s"},
              {"type": "page", "title": "读一读", "words": "# 顶点"},
              {"type": "quiz", "title": "测一测", "quiz": "%s"}]}]}""".formatted(film, quiz);
        List<String> lessons = as(teacher)
                .body(outline)
                .put("/api/courses/" + course + "/outline")
                .then()
                .statusCode(200)
                .extract()
                .path("sections[0].lessons.id");
        as(teacher).post("/api/resources/" + course + "/publish").then().statusCode(200);
        List<String> questions =
                as(teacher).get("/api/quizzes/" + quiz).jsonPath().getList("questions.id");
        return new Taught(film, UUID.fromString(course), UUID.fromString(quiz), lessons, questions);
    }

    void join(Account pupil, Taught taught) {
        form(pupil).post("/course/" + taught.course() + "/join").then().statusCode(303);
    }

    /** @param spans {@code [0, 4], [4, 8]} */
    void watch(Account pupil, Taught taught, String spans) {
        String ticket = as(pupil)
                .get("/api/resources/" + taught.film() + "/ticket")
                .jsonPath()
                .getString("ticket");
        List<String> verdicts = as(pupil)
                .body("{\"reports\": [{\"id\": \"%s\", \"ticket\": \"%s\", \"spans\": [%s]}]}"
                        .formatted(UUID.randomUUID(), ticket, spans))
                .post("/api/watched")
                .jsonPath()
                .getList("verdicts");
        assertThat(verdicts).containsExactly("taken");
    }

    void read(Account pupil, Taught taught) {
        form(pupil)
                .formParam("x", "")
                .post("/course/" + taught.course() + "/" + taught.lessons().get(1) + "/read")
                .then()
                .statusCode(303);
    }

    void answer(Account pupil, Taught taught, int question, String... given) {
        RequestSpecification form =
                form(pupil).formParam("question", taught.questions().get(question));
        for (String each : given) {
            form.formParam("given", each);
        }
        form.post(taught.quizPage()).then().statusCode(303);
    }

    /** All questions; half of one is wrong. */
    void answerAll(Account pupil, Taught taught) {
        answer(pupil, taught, 0, "a");
        answer(pupil, taught, 1, "true");
        answer(pupil, taught, 2, "最小值点", "端点");
        answer(pupil, taught, 3, "x1", "y2");
        answer(pupil, taught, 4, " ２ ");
        answer(pupil, taught, 5, "50 毫米");
    }

    void again(Account pupil, Taught taught) {
        form(pupil).post(taught.quizPage() + "/again").then().statusCode(303);
    }

    RequestSpecification as(Account who) {
        return staff.as(who).contentType(ContentType.JSON);
    }

    private RequestSpecification form(Account who) {
        return staff.as(who).redirects().follow(false).contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private Organisation school() {
        return organisations.add(null, OrganisationLevel.SCHOOL, "statement-school", "青溪小学");
    }

    private Account teacher() {
        return QuarkusTransaction.requiringNew()
                .call(() -> accounts.named("statement-teacher")
                        .orElseGet(() -> accounts.add(
                                "statement-teacher", "沈老师", "correct horse", school().id(), Role.CURATOR)));
    }
}
