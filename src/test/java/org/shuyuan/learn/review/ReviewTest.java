package org.shuyuan.learn.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.people.Staff;

/** Teachers of the school and those who are invited review a lesson; nobody else learns that they do. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class ReviewTest {

    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";
    private static final String OWNER = "review-owner";
    private static final String COLLEAGUE = "review-colleague";
    private static final String CURATOR = "review-curator";
    private static final String GUEST = "review-guest";
    private static final String FOREIGN = "review-foreign";
    private static final String PUPIL = "review-pupil";

    @Inject
    Staff staff;

    @Inject
    Accounts accounts;

    @Inject
    Organisations organisations;

    @Inject
    Catalog catalog;

    private String lesson = "";

    @BeforeEach
    void aLessonOfASchool() {
        QuarkusTransaction.requiringNew().run(() -> {
            Organisation school = organisations.add(null, OrganisationLevel.SCHOOL, "review-school", "青溪一中");
            Organisation other = organisations.add(null, OrganisationLevel.SCHOOL, "review-other", "白石中学");
            Account owner = account(OWNER, "沈老师", school, Role.TEACHER);
            account(COLLEAGUE, "周老师", school, Role.TEACHER);
            account(CURATOR, "教研员", school, Role.CURATOR);
            account(PUPIL, "小李", school, Role.LEARNER);
            account(GUEST, "=HYPERLINK(\"x\")", other, Role.TEACHER);
            account(FOREIGN, "外人", other, Role.TEACHER);
            UUID film = catalog.create(new NewResource("micro-lecture", school.id(), owner.id(), Descriptors.NONE))
                    .id();
            catalog.describe(film, Origin.PERSON, Map.of(Field.TITLE, List.of("斜面"), Field.DURATION, List.of("2400")));
            catalog.publish(film);
            lesson = film.toString();
        });
    }

    @Test
    void aRoundIsOpenedCommentedScoredAndClosed() {
        String round = open(GUEST);

        String asked = comment(COLLEAGUE, round, "12:30", "questions", "4", "追问很好\r\n留了时间");
        comment(GUEST, round, "1230", "", "", "这里可以慢一些");
        reply(OWNER, round, asked, "谢谢").then().statusCode(303);
        score(COLLEAGUE, round, "aims", "5").then().statusCode(303);
        score(GUEST, round, "aims", "4").then().statusCode(303);
        score(GUEST, round, "aims", "2").then().statusCode(303);

        assertThat(page(OWNER))
                .contains("追问很好\n留了时间", "这里可以慢一些", "谢谢", "12:30", "20:30")
                .contains("<td>3.5</td><td>2</td>")
                .contains("<td>4.0</td><td>1</td>");
        assertThat(page(OWNER)).as("a part of a minute").contains("12:00–13:00: 2", "20:00–21:00: 1");

        post(OWNER, "/" + round + "/close").then().statusCode(303);
        refused(post(OWNER, "/" + round + "/close"), 303, "");
        refused(score(GUEST, round, "aims", "5"), 409, "review-closed");
        refused(write(GUEST, round, "1", "", "", "x"), 409, "review-closed");
        assertThat(page(GUEST)).contains("追问很好");
        assertThat(open("")).as("the next").isNotEqualTo(round);
        assertThat(as(GUEST).get("/studio/review/" + lesson + "?round=" + round).asString())
                .contains("追问很好");
    }

    @ParameterizedTest
    @CsvSource({COLLEAGUE + ",200", CURATOR + ",200", GUEST + ",200", FOREIGN + ",404", PUPIL + ",403"})
    void onlyTeachersOfTheSchoolAndGuestsSeeIt(String who, int status) {
        String round = open(GUEST);
        comment(OWNER, round, "5", "", "", "自评");
        String at = "/studio/review/" + lesson;

        for (String path : List.of(at, at + "/" + round + "/print", at + "/" + round + "/review.csv")) {
            Response answer = as(who).get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(status);
            assertThat(answer.asString().contains("自评")).as(path).isEqualTo(status == 200);
        }
        assertThat(write(who, round, "1", "", "", "x").statusCode()).isEqualTo(status == 200 ? 303 : status);
        assertThat(score(who, round, "aims", "1").statusCode()).isEqualTo(status == 200 ? 303 : status);
        assertThat(page(who, "/w/" + lesson).contains(at)).isEqualTo(status == 200);
    }

    @Test
    void aVisitorIsAskedToSignIn() {
        String round = open("");
        String at = "/studio/review/" + lesson;

        given().get(at).then().statusCode(401);
        given().get(at + "/" + round + "/review.csv").then().statusCode(401);
        given().contentType(FORM).post(at + "/" + round + "/comments").then().statusCode(401);
        assertThat(given().get("/w/" + lesson).asString()).doesNotContain(at);
    }

    @ParameterizedTest
    @ValueSource(strings = {COLLEAGUE, GUEST})
    void whoeverMayNotChangeTheLessonDoesNotLead(String who) {
        String round = open(GUEST);

        refused(post(who, "/" + round + "/close"), 403, "forbidden");
        refused(
                form(who).formParam("name", FOREIGN).post("/studio/review/" + lesson + "/" + round + "/invite"),
                403,
                "forbidden");
        refused(form(who).formParam("rubric", "general").post("/studio/review/" + lesson + "/open"), 403, "forbidden");
    }

    @Test
    void aGuestOfOneRoundIsNoneOfTheNext() {
        String first = open(GUEST);
        post(OWNER, "/" + first + "/close");
        String second = open("");

        assertThat(page(GUEST)).contains(first).doesNotContain(second);
        refused(write(GUEST, second, "1", "", "", "x"), 404, "not-found");
        form(OWNER)
                .formParam("account", accounts.named(GUEST).map(Account::id).orElseThrow())
                .post("/studio/review/" + lesson + "/" + first + "/uninvite")
                .then()
                .statusCode(303);
        assertThat(as(GUEST).get("/studio/review/" + lesson).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {PUPIL, "nobody-of-this-name"})
    void pupilsAndUnknownNamesCannotBeInvited(String name) {
        refused(
                form(OWNER)
                        .formParam("rubric", "general")
                        .formParam("reviewers", GUEST + "，" + name)
                        .post("/studio/review/" + lesson + "/open"),
                422,
                "reviewer-unknown");
        assertThat(page(OWNER)).as("nothing was opened").doesNotContain("/comments");
    }

    @Test
    void oneRoundIsOpenAtATime() {
        open("");

        refused(
                form(OWNER).formParam("rubric", "reading").post("/studio/review/" + lesson + "/open"),
                409,
                "review-open");
        refused(form(OWNER).formParam("rubric", "x").post("/studio/review/" + lesson + "/open"), 422, "unknown-term");
    }

    @Test
    void onesOwnIsChangedAndTakenBackAndNobodyElses() {
        String round = open("");
        String own = comment(COLLEAGUE, round, "60", "aims", "3", "原来");
        String alone = comment(COLLEAGUE, round, "61", "", "", "没有回复");
        reply(OWNER, round, own, "回复还在");
        String path = "/" + round + "/comments/" + own;

        refused(form(OWNER).formParam("words", "改").post("/studio/review/" + lesson + path), 403, "forbidden");
        refused(post(OWNER, path + "/remove"), 403, "forbidden");
        form(COLLEAGUE)
                .formParam("words", "改过")
                .formParam("at", "1:05")
                .post("/studio/review/" + lesson + path)
                .then()
                .statusCode(303);
        assertThat(page(OWNER)).contains("改过", "01:05").doesNotContain("原来");

        post(COLLEAGUE, path + "/remove").then().statusCode(303);
        post(COLLEAGUE, "/" + round + "/comments/" + alone + "/remove").then().statusCode(303);
        assertThat(page(OWNER)).contains("回复还在").doesNotContain("改过", "没有回复", alone);
        refused(post(COLLEAGUE, path + "/remove"), 404, "not-found");
    }

    @Test
    void nobodyRepliesToReplies() {
        String round = open("");
        String own = comment(COLLEAGUE, round, "60", "", "", "一");
        reply(OWNER, round, own, "二");
        String second = page(OWNER).replaceAll("(?s).*class=\"replies\"><li id=\"c-([0-9a-f-]+)\".*", "$1");

        refused(reply(COLLEAGUE, round, second, "三"), 404, "not-found");
        refused(reply(COLLEAGUE, round, UUID.randomUUID().toString(), "三"), 404, "not-found");
    }

    @Test
    void whatIsReportedIsHiddenByACuratorAndByNobodyElse() {
        String round = open(GUEST);
        String rude = comment(GUEST, round, "60", "aims", "1", "太差了");
        String path = "/" + round + "/comments/" + rude;

        post(COLLEAGUE, path + "/report").then().statusCode(303);
        post(COLLEAGUE, path + "/report").then().statusCode(303);
        post(GUEST, path + "/report").then().statusCode(303);
        assertThat(page(COLLEAGUE)).contains("太差了").doesNotContain("被举报");
        assertThat(page(CURATOR)).contains("太差了", "被举报 1 次");
        refused(hide(OWNER, path, true), 403, "forbidden");
        hide(CURATOR, path, true).then().statusCode(303);

        assertThat(page(COLLEAGUE)).doesNotContain("太差了").contains("已被管理员隐藏");
        assertThat(page(GUEST)).as("whoever wrote it").contains("太差了");
        assertThat(csv(CURATOR, round)).doesNotContain("太差了");
        assertThat(as(CURATOR)
                        .get("/studio/review/" + lesson + "/" + round + "/print")
                        .asString())
                .doesNotContain("太差了");
        hide(CURATOR, path, false).then().statusCode(303);
        assertThat(page(COLLEAGUE)).contains("太差了");
        assertThat(page(CURATOR)).doesNotContain("被举报");
    }

    @Test
    void theTableIsForSpreadsheetsAndHoldsNoFormula() {
        String round = open(GUEST);
        comment(GUEST, round, "60", "aims", "4", "=1+1");
        comment(COLLEAGUE, round, "61", "", "", "@SUM(A1), \"引号\"\n第二行");
        score(GUEST, round, "means", "5");

        Response answer = as(OWNER).get("/studio/review/" + lesson + "/" + round + "/review.csv");
        byte[] bytes = answer.asByteArray();

        assertThat(answer.contentType()).startsWith("text/csv");
        assertThat(answer.header("Content-Disposition")).contains("attachment");
        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(new String(bytes, StandardCharsets.UTF_8).substring(1).split("\r\n"))
                .satisfiesExactly(
                        head -> assertThat(head).isEqualTo("\"类别\",\"时间\",\"评课人\",\"观察点\",\"等级\",\"内容\",\"写于\""),
                        one -> assertThat(one)
                                .startsWith(
                                        "\"评论\",\"01:00\",\"'=HYPERLINK(\"\"x\"\")\",\"目标明确，学生知道要学什么\",\"4\",\"'=1+1\","),
                        two -> assertThat(two).contains("\"'@SUM(A1), \"\"引号\"\"\n第二行\""),
                        three -> assertThat(three).startsWith("\"整节课\",\"\",").contains("\"5\""));
    }

    @ParameterizedTest
    @CsvSource({
        "soon, , , x",
        "-1, , , x",
        "9999999, , , x",
        "1, nothing, , x",
        "1, aims, 6, x",
        "1, aims, 0, x",
        "1, aims, many, x",
        "1, , 3, x",
        "1, , , ' '",
    })
    void whatIsNoCommentIsRefused(String at, String criterion, String level, String words) {
        String round = open("");

        refused(
                write(
                        OWNER,
                        round,
                        at,
                        criterion == null ? "" : criterion,
                        level == null ? "" : level,
                        words == null ? "" : words),
                422,
                "comment-wrong");
    }

    @Test
    void aCommentHasTwoThousandCharactersAndNoTags() {
        String round = open("");

        comment(OWNER, round, "1", "", "", "𠮷".repeat(2000));
        refused(write(OWNER, round, "1", "", "", "字".repeat(2001)), 422, "comment-wrong");
        comment(OWNER, round, "1", "", "", "<script>alert(1)</script>");
        assertThat(page(OWNER)).contains("&lt;script&gt;").doesNotContain("<script>alert");
        refused(score(OWNER, round, "aims", "6"), 422, "comment-wrong");
        refused(score(OWNER, round, "nothing", "1"), 422, "comment-wrong");
    }

    @Test
    void aDraftIsReviewedByThoseWhoSeeItAlone() {
        String round = open(GUEST);
        QuarkusTransaction.requiringNew().run(() -> catalog.withdraw(UUID.fromString(lesson), "再改"));

        assertThat(as(OWNER).get("/studio/review/" + lesson).statusCode()).isEqualTo(200);
        assertThat(as(GUEST).get("/studio/review/" + lesson).statusCode()).isEqualTo(404);
        refused(write(COLLEAGUE, round, "1", "", "", "x"), 404, "not-found");
    }

    /** Answers the id of the round. */
    private String open(String reviewers) {
        Response answer = form(OWNER)
                .formParam("rubric", "general")
                .formParam("reviewers", reviewers)
                .post("/studio/review/" + lesson + "/open");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        return answer.header("Location").replaceAll(".*round=", "");
    }

    /** Answers the id of the comment. */
    private String comment(String who, String round, String at, String criterion, String level, String words) {
        Response answer = write(who, round, at, criterion, level, words);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        return answer.header("Location").replaceAll(".*#c-", "");
    }

    private Response write(String who, String round, String at, String criterion, String level, String words) {
        return form(who)
                .formParam("at", at)
                .formParam("criterion", criterion)
                .formParam("level", level)
                .formParam("words", words)
                .post("/studio/review/" + lesson + "/" + round + "/comments");
    }

    private Response reply(String who, String round, String parent, String words) {
        return form(who)
                .formParam("parent", parent)
                .formParam("words", words)
                .post("/studio/review/" + lesson + "/" + round + "/comments");
    }

    private Response score(String who, String round, String criterion, String level) {
        return form(who)
                .formParam("level-" + criterion, level)
                .formParam("level-content", "")
                .post("/studio/review/" + lesson + "/" + round + "/scores");
    }

    private Response hide(String who, String path, boolean hidden) {
        return form(who).formParam("hidden", hidden).post("/studio/review/" + lesson + path + "/hide");
    }

    private Response post(String who, String path) {
        return form(who).post("/studio/review/" + lesson + path);
    }

    private String csv(String who, String round) {
        return as(who).get("/studio/review/" + lesson + "/" + round + "/review.csv")
                .asString();
    }

    private String page(String who) {
        return page(who, "/studio/review/" + lesson);
    }

    private String page(String who, String path) {
        Response answer = as(who).get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.asString();
    }

    private static void refused(Response answer, int status, String problem) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.asString()).contains(problem);
    }

    private RequestSpecification form(String name) {
        return as(name).contentType(FORM);
    }

    private RequestSpecification as(String name) {
        return staff.as(accounts.named(name).orElseThrow()).redirects().follow(false);
    }

    private Account account(String name, String called, Organisation organisation, Role role) {
        return accounts.named(name)
                .orElseGet(() -> accounts.add(name, called, "correct horse", organisation.id(), role));
    }
}
