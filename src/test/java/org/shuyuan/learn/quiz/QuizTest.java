package org.shuyuan.learn.quiz;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.learn.quiz.item.Quiz;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.ApiTokens;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;

/** A quiz in a course: pupils learn at once what was right, and not before. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class QuizTest {

    private static final String QUIZZES = "/api/quizzes/";
    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";
    private static final String CHOICE = """
            {"kind": "choice", "words": "开口向**上**的是？", "explanation": "二次项系数为正。", "points": 2,
             "options": [{"id": "a", "words": "y=x²"}, {"id": "b", "words": "y=-x²"}], "right": ["a"]}""";
    private static final String GAP = "{\"kind\": \"fill-in\", \"words\": \"顶点又叫？\", \"gaps\": [[\"最低点\", \"最小值点\"]]}";
    private static final String NUMBER =
            "{\"kind\": \"numeric\", \"words\": \"长多少？\", \"value\": 5, \"tolerance\": 0.1, \"unit\": \"cm\"}";
    private static final String STATEMENT = "{\"kind\": \"statement\", \"words\": \"有最小值\", \"right\": [\"true\"]}";
    private static final String ORDER =
            "{\"kind\": \"ordering\", \"words\": \"排序\", \"options\": [{\"id\": \"x1\", \"words\": \"一\"}, {\"id\": \"y2\", \"words\": \"二\"}]}";

    @Inject
    Organisations organisations;

    @Inject
    Accounts accounts;

    @Inject
    ApiTokens tokens;

    @Inject
    Attempts attempts;

    @Inject
    Quizzes quizzes;

    private String pupil = "";
    private String course = "";
    private String lesson = "";
    private String quiz = "";

    @BeforeEach
    void people() {
        pupil = "quiz-" + UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            Organisation school = organisations.add(null, OrganisationLevel.SCHOOL, "quiz-school", "青溪小学");
            for (String teacher : List.of("quiz-teacher", "quiz-other")) {
                if (accounts.named(teacher).isEmpty()) {
                    accounts.add(teacher, "沈老师", "correct horse", school.id(), Role.TEACHER);
                }
            }
            accounts.add(pupil, "小溪", "correct horse", school.id(), Role.LEARNER);
        });
    }

    @Test
    void whatIsRightIsToldOnceItWasAnswered() {
        inACourse(0, CHOICE, GAP, NUMBER, STATEMENT, ORDER);
        JsonPath made = as("quiz-teacher").get(QUIZZES + quiz).jsonPath();
        List<String> ids = made.getList("questions.id");
        String before = as(pupil).get(page()).asString();
        assertThat(before).contains("开口向<strong>上</strong>的是？").doesNotContain("二次项系数为正", "最低点", "quiz-sign");

        answer(ids.get(0), "b");
        assertThat(as(pupil).get(page()).asString())
                .contains("二次项系数为正", "quiz-sign")
                .doesNotContain("最低点");
        // The first answer stays.
        answer(ids.get(0), "a");
        answer(ids.get(1), "最小值点");
        answer(ids.get(2), "５ 厘米");
        answer(ids.get(3), "false");
        answer(ids.get(4), "x1", "y2");

        assertThat(result().percent()).isEqualTo(50);
        assertThat(result().passed()).isFalse();
        as(pupil).post(page() + "/again").then().statusCode(303);
        answer(ids.get(0), "a");
        assertThat(result()).as("an attempt that has not ended").isEqualTo(new Result(50, false, 2, Optional.empty()));
        answer(ids.get(1), "最低点");
        answer(ids.get(2), "4.9cm");
        answer(ids.get(3), "true");
        answer(ids.get(4), "y2", "x1");
        assertThat(result().percent()).isEqualTo(83);
        assertThat(result().passed()).isTrue();
        assertThat(as(pupil).get("/course/" + course).asString()).contains("quiz", "done");
    }

    @Test
    void attemptsAreCounted() {
        inACourse(1, STATEMENT);
        String question = as("quiz-teacher").get(QUIZZES + quiz).jsonPath().getString("questions[0].id");
        answer(question, "false");

        as(pupil).post(page() + "/again").then().statusCode(409).body("type", endsWith("no-more-attempts"));
        assertThat(result().left()).contains(0);
    }

    @Test
    void questionsThatComeLaterTakeNothingAway() {
        inACourse(1, STATEMENT);
        JsonPath made = as("quiz-teacher").get(QUIZZES + quiz).jsonPath();
        answer(made.getString("questions[0].id"), "true");

        List<Object> questions = new ArrayList<>(made.getList("questions"));
        questions.add(JsonPath.from(CHOICE).getMap(""));
        change(made, questions);

        assertThat(result()).isEqualTo(new Result(100, true, 1, Optional.of(0)));
        assertThat(as(pupil).get(page()).asString()).contains("有最小值").doesNotContain("y=-x²");
    }

    @Test
    void anAttemptEndsWithTheQuestionThatIsTakenOut() {
        inACourse(0, STATEMENT, CHOICE);
        JsonPath made = as("quiz-teacher").get(QUIZZES + quiz).jsonPath();
        answer(made.getString("questions[0].id"), "true");
        assertThat(result().passed()).isFalse();

        change(made, made.getList("questions").subList(0, 1));

        assertThat(result()).isEqualTo(new Result(100, true, 1, Optional.empty()));
        as(pupil).post(page() + "/again").then().statusCode(303);
        assertThat(result().attempts()).isEqualTo(2);
    }

    @Test
    void twoRequestsAtOnceAreOneAttempt() throws Exception {
        inACourse(0, STATEMENT, CHOICE);
        List<String> ids = as("quiz-teacher").get(QUIZZES + quiz).jsonPath().getList("questions.id");
        CountDownLatch start = new CountDownLatch(1);
        try (var both = Executors.newFixedThreadPool(4)) {
            List<Future<?>> sent = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(at -> both.submit(() -> {
                        start.await();
                        answer(ids.get(at % 2), at % 2 == 0 ? "true" : "a");
                        return null;
                    }))
                    .toList();
            start.countDown();
            for (Future<?> each : sent) {
                each.get();
            }
        }
        assertThat(result()).isEqualTo(new Result(100, true, 1, Optional.empty()));
    }

    @Test
    void aQuizIsItsMakersAlone() {
        inACourse(0, CHOICE);

        as("quiz-other").get(QUIZZES + quiz).then().statusCode(404);
        as(pupil).get(QUIZZES + quiz).then().statusCode(403);
        given().get(QUIZZES + quiz).then().statusCode(401);
        as("quiz-other").get("/studio/quizzes/" + quiz).then().statusCode(404);
        given().get(page()).then().statusCode(200).body(containsString("y=x²"));
        given().redirects()
                .follow(false)
                .contentType(FORM)
                .formParam("question", UUID.randomUUID())
                .post(page())
                .then()
                .statusCode(401);
        String own = as("quiz-other")
                .contentType("application/json")
                .body("{\"title\": \"别人的课\"}")
                .post("/api/courses")
                .jsonPath()
                .getString("id");
        arrange("quiz-other", own).then().statusCode(422).body("type", endsWith("lesson-wrong"));
        // A copy has a quiz of its own.
        String copy = as("quiz-other")
                .post("/api/courses/" + course + "/copy")
                .jsonPath()
                .getString("outline.sections[0].lessons[0].quiz");
        assertThat(copy).isNotEqualTo(quiz);
        as("quiz-other").get(QUIZZES + copy).then().statusCode(200).body("questions[0].right[0]", equalTo("a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\": \"choice\", \"words\": \"没有选项\", \"right\": [\"a\"]}",
                "{\"kind\": \"choice\", \"words\": \"没有答案\", \"options\": [{\"id\": \"a\", \"words\": \"甲\"}, {\"id\": \"b\", \"words\": \"乙\"}]}",
                "{\"kind\": \"choice\", \"words\": \"答案不在\", \"options\": [{\"id\": \"a\", \"words\": \"甲\"}, {\"id\": \"b\", \"words\": \"乙\"}], \"right\": [\"c\"]}",
                "{\"kind\": \"choice\", \"words\": \"同一个\", \"options\": [{\"id\": \"a\", \"words\": \"甲\"}, {\"id\": \"a\", \"words\": \"乙\"}], \"right\": [\"a\"]}",
                "{\"kind\": \"choice\", \"words\": \"\", \"options\": [{\"id\": \"a\", \"words\": \"甲\"}, {\"id\": \"b\", \"words\": \"乙\"}], \"right\": [\"a\"]}",
                "{\"kind\": \"statement\", \"words\": \"也许\", \"right\": [\"maybe\"]}",
                "{\"kind\": \"fill-in\", \"words\": \"空的\", \"gaps\": [[\" \"]]}",
                "{\"kind\": \"numeric\", \"words\": \"没有数\"}",
                "{\"kind\": \"numeric\", \"words\": \"负误差\", \"value\": 1, \"tolerance\": -1}",
                "{\"kind\": \"essay\", \"words\": \"作文\"}",
                "{\"kind\": \"statement\", \"words\": \"分值\", \"right\": [\"true\"], \"points\": 0}"
            })
    void whatCannotBeAskedIsRefused(String question) {
        as("quiz-teacher")
                .contentType("application/json")
                .body("{\"title\": \"测验\", \"questions\": [" + question + "]}")
                .post("/api/quizzes")
                .then()
                .statusCode(422)
                .body("type", endsWith("question-wrong"));
    }

    /** The database holds no such character. */
    @Test
    void aZeroInATitleIsLeftOut() {
        as("quiz-teacher")
                .contentType("application/json")
                .body("{\"title\": \"小\\u0000测\"}")
                .post("/api/quizzes")
                .then()
                .statusCode(201)
                .body("title", equalTo("小测"));
    }

    @Test
    void twoWhoChangeItDoNotUndoEachOther() {
        inACourse(0, CHOICE);
        String opened = as("quiz-teacher").get(QUIZZES + quiz).asString();
        change(opened.replace("小测", "小测一")).then().statusCode(200).body("title", equalTo("小测一"));

        change(opened.replace("小测", "小测二")).then().statusCode(412).body("type", endsWith("quiz-changed"));
    }

    @Test
    void whatOtherProgramsAskIsReadWithoutKeepingIt() {
        inACourse(0, CHOICE, GAP);
        byte[] qti = as("quiz-teacher").get(QUIZZES + quiz + "/qti").asByteArray();
        int before = as("quiz-other")
                .get("/api/quizzes")
                .jsonPath()
                .getList("quizzes")
                .size();

        JsonPath found = as("quiz-other")
                .contentType("application/octet-stream")
                .body(qti)
                .post("/api/quizzes/qti/questions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(found.getString("title")).isEqualTo("小测");
        assertThat(found.getList("questions.kind")).containsExactly("choice", "fill-in");
        assertThat(found.getList("leftOut")).isEmpty();
        assertThat(as("quiz-other").get("/api/quizzes").jsonPath().getList("quizzes"))
                .hasSize(before);
        as("quiz-other")
                .contentType("application/octet-stream")
                .body("not a file of questions".getBytes(StandardCharsets.UTF_8))
                .post("/api/quizzes/qti/questions")
                .then()
                .statusCode(422)
                .body("type", endsWith("quiz-unreadable"));
        as(pupil)
                .contentType("application/octet-stream")
                .body(qti)
                .post("/api/quizzes/qti/questions")
                .then()
                .statusCode(403);
    }

    /** Gaps are filled where they stand in the words. */
    @Test
    void blanksAreFilledInTheirPlace() {
        inACourse(0, "{\"kind\": \"fill-in\", \"words\": \"开口向____，顶点在<b>____\", \"gaps\": [[\"上\"], [\"原点\"]]}");

        assertThat(as(pupil).get(page()).asString())
                .containsPattern("开口向<input [^>]*aria-label=\"第 1 空\"[^>]*>，顶点在&lt;b&gt;<input ");
        String question = as("quiz-teacher").get(QUIZZES + quiz).jsonPath().getString("questions[0].id");
        answer(question, "上", "\"><script>");
        assertThat(as(pupil).get(page()).asString()).contains("value=\"&quot;&gt;&lt;script&gt;\"", "quiz-mark partly");
    }

    private void change(JsonPath made, List<?> questions) {
        Map<String, Object> changed = new HashMap<>(made.getMap(""));
        changed.put("questions", questions);
        as("quiz-teacher")
                .contentType("application/json")
                .body(changed)
                .put(QUIZZES + quiz)
                .then()
                .statusCode(200);
    }

    private Response change(String body) {
        return as("quiz-teacher").contentType("application/json").body(body).put(QUIZZES + quiz);
    }

    private void inACourse(int most, String... questions) {
        quiz = as("quiz-teacher")
                .contentType("application/json")
                .body("{\"title\": \"小测\", \"attempts\": %d, \"questions\": [%s]}"
                        .formatted(most, String.join(",", questions)))
                .post("/api/quizzes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        course = as("quiz-teacher")
                .contentType("application/json")
                .body("{\"title\": \"斜面与杠杆\"}")
                .post("/api/courses")
                .jsonPath()
                .getString("id");
        lesson =
                arrange("quiz-teacher", course).then().statusCode(200).extract().path("sections[0].lessons[0].id");
        as("quiz-teacher").post("/api/resources/" + course + "/publish").then().statusCode(200);
    }

    private Response arrange(String who, String course) {
        return as(who).contentType("application/json")
                .body(
                        "{\"version\": 0, \"sections\": [{\"title\": \"\", \"lessons\": [{\"type\": \"quiz\", \"title\": \"测一测\", \"quiz\": \"%s\"}]}]}"
                                .formatted(quiz))
                .put("/api/courses/" + course + "/outline");
    }

    private void answer(String question, String... given) {
        RequestSpecification form = as(pupil).contentType(FORM).formParam("question", question);
        for (String each : given) {
            form.formParam("given", each);
        }
        form.post(page()).then().statusCode(303).header("Location", endsWith("#" + question));
    }

    private Result result() {
        UUID account = accounts.named(pupil).orElseThrow().id();
        Quiz now = quizzes.get(UUID.fromString(quiz));
        return Result.of(now, attempts.of(now, account));
    }

    private String page() {
        return "/course/" + course + "/quiz/" + lesson;
    }

    private RequestSpecification as(String who) {
        try {
            return given().redirects()
                    .follow(false)
                    .header("Authorization", "Bearer " + tokens.issue(who).orElseThrow());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
