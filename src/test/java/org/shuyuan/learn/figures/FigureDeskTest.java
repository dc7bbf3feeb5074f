package org.shuyuan.learn.figures;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
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
import org.shuyuan.learn.progress.Reporting;
import org.shuyuan.learn.progress.Reporting.Played;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.people.Staff;

/** Figures are told to those who may see them, and never of fewer than five people. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class FigureDeskTest {

    private static final String OWNER = "figures-owner";
    private static final String COLLEAGUE = "figures-colleague";
    private static final String CURATOR = "figures-curator";
    private static final String ABOVE = "figures-above";
    private static final String FOREIGN = "figures-foreign";
    private static final String PUPIL = "figures-pupil-0";
    private static final int LENGTH = 3600;

    @Inject
    Staff staff;

    @Inject
    Accounts accounts;

    @Inject
    Organisations organisations;

    @Inject
    Catalog catalog;

    @Inject
    Reporting reporting;

    private final List<UUID> pupils = new ArrayList<>();
    private UUID film = UUID.randomUUID();

    @BeforeEach
    void aFilmOfASchool() {
        QuarkusTransaction.requiringNew().run(() -> {
            Organisation district = organisations.add(null, OrganisationLevel.DISTRICT, "figures-d", "青溪区");
            Organisation school = organisations.add(district.id(), OrganisationLevel.SCHOOL, "figures-s", "青溪一中");
            Organisation other = organisations.add(district.id(), OrganisationLevel.SCHOOL, "figures-o", "白石中学");
            Account owner = account(OWNER, school, Role.TEACHER);
            account(COLLEAGUE, school, Role.TEACHER);
            account(CURATOR, school, Role.CURATOR);
            account(ABOVE, district, Role.CURATOR);
            account(FOREIGN, other, Role.TEACHER);
            for (int pupil = 0; pupil < 6; pupil++) {
                pupils.add(
                        account("figures-pupil-" + pupil, school, Role.LEARNER).id());
            }
            film = catalog.create(new NewResource("micro-lecture", school.id(), owner.id(), Descriptors.NONE))
                    .id();
            catalog.describe(film, Origin.PERSON, Map.of(Field.TITLE, List.of("斜面"), Field.GRADE, List.of("g7")));
            catalog.publish(film);
        });
    }

    @Test
    void whatSixPupilsHaveWatched() {
        watch(6, 0, 1800);
        watch(6, 900, 1800);
        String guest = "{\"reports\": [{\"id\": \"%s\", \"ticket\": \"%s\", \"spans\": [[0, 8]]}]}"
                .formatted(
                        UUID.randomUUID(),
                        given().get("/api/resources/" + film + "/ticket").path("ticket"));
        given().contentType("application/json")
                .body(guest)
                .post("/api/watched")
                .then()
                .statusCode(200);

        Response told = as(OWNER).get("/api/resources/" + film + "/figures");

        assertThat(told.statusCode()).as(told.asString()).isEqualTo(200);
        assertThat(told.<String>path("by")).isEqualTo("day");
        assertThat(told.<List<Object>>path("points")).hasSize(30);
        for (String point : List.of("total", "points[29]")) {
            assertThat(told.<Boolean>path(point + ".few")).isFalse();
            assertThat(told.<Integer>path(point + ".viewers")).isEqualTo(6);
            assertThat(told.<Integer>path(point + ".plays")).isEqualTo(12);
            assertThat(told.<Float>path(point + ".hours")).isEqualTo(4.5f);
            assertThat(told.<Float>path(point + ".newHours")).isEqualTo(3f);
            assertThat(told.<Integer>path(point + ".completions")).isZero();
            assertThat(told.<Integer>path(point + ".guestPlays")).isEqualTo(1);
        }
        assertThat(told.<Integer>path("points[28].plays")).as("the day before").isZero();
    }

    @Test
    void ofAYearWhatMayHaveWaitedLongerIsTold() {
        Instant before = Instant.now().minus(Duration.ofDays(360));
        pupils.forEach(pupil -> reporting.at(before, List.of(Played.of(film, pupil, LENGTH, 0, 60))));
        watch(6, 0, 1800);

        Response told = as(OWNER)
                .get("/api/resources/" + film + "/figures?from="
                        + LocalDate.now(ZoneId.systemDefault()).minusDays(365));

        assertThat(told.statusCode()).as(told.asString()).isEqualTo(200);
        assertThat(told.<String>path("by")).isEqualTo("week");
        assertThat(told.<Integer>path("total.viewers")).isEqualTo(6);
    }

    @Test
    void ofFourNothingIsTold() {
        watch(4, 0, 3600);

        Response told = as(OWNER).get("/api/resources/" + film + "/figures?by=week");

        assertThat(told.<Boolean>path("total.few")).isTrue();
        for (String measure : List.of("viewers", "plays", "hours", "newHours", "completions")) {
            assertThat(told.<Object>path("total." + measure)).as(measure).isNull();
            assertThat(told.<List<Object>>path("points." + measure))
                    .as(measure)
                    .filteredOn(each -> each != null)
                    .allMatch(each -> ((Number) each).doubleValue() == 0);
        }
        assertThat(table(OWNER, "zh-CN")).contains("\"少于 5 人\"").doesNotContain("\"4\"");
        assertThat(table(OWNER, "en")).contains("\"fewer than 5\"");
        assertThat(page(OWNER)).contains("少于 5 人");
    }

    @Test
    void completionsOfFourAreNotTold() {
        watch(4, 0, 3600);
        watch(6, 0, 60);

        assertThat(as(OWNER).get("/api/resources/" + film + "/figures").<Object>path("total.completions"))
                .isNull();
        watch(6, 0, 3600);
        assertThat(as(OWNER).get("/api/resources/" + film + "/figures").<Integer>path("total.completions"))
                .isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({
        OWNER + ",200,200",
        COLLEAGUE + ",200,200",
        CURATOR + ",200,200",
        ABOVE + ",200,200",
        FOREIGN + ",403,403",
        PUPIL + ",403,403"
    })
    void onlyWhoIsConcernedSeesThem(String who, int ofFilm, int ofSchool) {
        for (String path : List.of("/figures", "/figures/table.csv")) {
            assertThat(as(who).get("/api/resources/" + film + path).statusCode())
                    .isEqualTo(ofFilm);
            assertThat(as(who).get("/api/organisations/figures-s" + path).statusCode())
                    .isEqualTo(ofSchool);
            given().get("/api/resources/" + film + path).then().statusCode(401);
            given().get("/api/organisations/figures-s" + path).then().statusCode(401);
        }
        assertThat(as(who).get("/studio/figures/" + film).statusCode()).isEqualTo(ofFilm);
        assertThat(as(who).get("/w/" + film).asString().contains("/studio/figures/" + film))
                .isEqualTo(ofFilm == 200);
    }

    @ParameterizedTest
    @CsvSource({OWNER + ",403", CURATOR + ",200", ABOVE + ",200", FOREIGN + ",403", PUPIL + ",403"})
    void thePageOfOrganisationsIsOfCurators(String who, int status) {
        assertThat(as(who).get("/admin/figures?at=figures-s").statusCode()).isEqualTo(status);
    }

    @Test
    void aCuratorOfASchoolSeesNoMore() {
        assertThat(as(CURATOR).get("/admin/figures?at=figures-d").statusCode()).isEqualTo(403);
        assertThat(as(CURATOR).get("/admin/figures?at=nowhere").statusCode()).isEqualTo(404);
        assertThat(as(ABOVE).get("/admin/figures").asString())
                .contains("青溪区", "/admin/figures?at=figures-s&amp;from=", "/admin/figures?at=figures-o&amp;");
        assertThat(as(ABOVE).get("/api/organisations/figures-d/figures").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aDraftIsNobodyElses() {
        UUID draft = QuarkusTransaction.requiringNew().call(() -> {
            UUID school = organisations.withCode("figures-s").orElseThrow().id();
            UUID owner = accounts.named(OWNER).orElseThrow().id();
            return catalog.create(new NewResource("micro-lecture", school, owner, Descriptors.NONE))
                    .id();
        });

        assertThat(as(OWNER).get("/api/resources/" + draft + "/figures").statusCode())
                .isEqualTo(200);
        assertThat(as(FOREIGN).get("/api/resources/" + draft + "/figures").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2026-13-01",
                "from=today",
                "from=+12026-01-01",
                "from=2026-02-01&to=2026-01-31",
                "from=2025-01-01&to=2026-01-02",
                "by=hour"
            })
    void aSpanThatIsNoneIsRefused(String span) {
        assertThat(as(OWNER).get("/api/resources/" + film + "/figures?" + span).statusCode())
                .isEqualTo(400);
    }

    @Test
    void theTableIsForSpreadsheets() {
        watch(5, 0, 1800);

        Response table = as(OWNER).header("Accept-Language", "en").get("/api/resources/" + film + "/figures/table.csv");

        assertThat(table.contentType()).isEqualTo("text/csv; charset=UTF-8");
        String words = new String(table.asByteArray(), StandardCharsets.UTF_8);
        assertThat(words).startsWith("\uFEFF\"From\",\"To\",\"Viewers\"");
        String today = LocalDate.now(ZoneId.systemDefault()).toString();
        assertThat(words.lines().toList())
                .hasSize(32)
                .contains("\"%s\",\"%s\",\"5\",\"5\",\"2.5\",\"2.5\",\"0\",\"0\",\"0.0\"".formatted(today, today));
    }

    @Test
    void whoErasesIsStillCountedAndNotKnown() {
        watch(5, 0, 1800);

        as(PUPIL).delete("/api/me/learning").then().statusCode(204);

        assertThat(as(OWNER).get("/api/resources/" + film + "/figures").<Integer>path("total.viewers"))
                .isEqualTo(5);
    }

    @Test
    void theMostWatchedIsThatOfFivePeople() {
        UUID clicked = another();
        Instant now = Instant.now();
        // Opened by all, watched by nobody for long; and the same hour again and again by four.
        pupils.forEach(pupil -> reporting.at(now, List.of(Played.of(clicked, pupil, LENGTH, 0, 1))));
        UUID lonely = another();
        pupils.stream()
                .limit(4)
                .forEach(pupil -> reporting.at(now, List.of(Played.of(lonely, pupil, LENGTH, 0, 3600))));
        watch(5, 0, 1800);

        List<String> most = given().get("/api/most-watched?grade=g7").path("id");

        assertThat(most).contains(film.toString(), clicked.toString()).doesNotContain(lonely.toString());
        assertThat(most.indexOf(film.toString())).isLessThan(most.indexOf(clicked.toString()));
        assertThat(given().get("/api/most-watched?grade=g8").<List<String>>path("id"))
                .doesNotContain(film.toString());
        given().get("/api/most-watched?grade=x").then().statusCode(422);
        assertThat(given().header("Accept-Language", "zh-CN").get("/").asString())
                .contains("最多观看", "/w/" + film);
        QuarkusTransaction.requiringNew().run(() -> catalog.withdraw(film, "旧"));
        assertThat(given().get("/api/most-watched").<List<String>>path("id")).doesNotContain(film.toString());
    }

    private UUID another() {
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID school = organisations.withCode("figures-s").orElseThrow().id();
            UUID owner = accounts.named(OWNER).orElseThrow().id();
            UUID made = catalog.create(new NewResource("micro-lecture", school, owner, Descriptors.NONE))
                    .id();
            catalog.describe(made, Origin.PERSON, Map.of(Field.TITLE, List.of("斜面"), Field.GRADE, List.of("g7")));
            catalog.publish(made);
            return made;
        });
    }

    /** Each of so many pupils watches these seconds of the film. */
    private void watch(int many, int from, int to) {
        pupils.stream()
                .limit(many)
                .forEach(pupil -> reporting.at(Instant.now(), List.of(Played.of(film, pupil, LENGTH, from, to))));
    }

    private String table(String who, String language) {
        return as(who).header("Accept-Language", language)
                .get("/api/resources/" + film + "/figures/table.csv")
                .asString();
    }

    private String page(String who) {
        return as(who).header("Accept-Language", "zh-CN")
                .get("/studio/figures/" + film)
                .asString();
    }

    private RequestSpecification as(String name) {
        return staff.as(accounts.named(name).orElseThrow()).redirects().follow(false);
    }

    private Account account(String name, Organisation organisation, Role role) {
        return accounts.named(name).orElseGet(() -> accounts.add(name, "某人", "correct horse", organisation.id(), role));
    }
}
