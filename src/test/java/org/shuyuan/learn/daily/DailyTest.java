package org.shuyuan.learn.daily;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

/** A lesson a day: chosen ahead, shown on its day, a gap when it is withdrawn. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class DailyTest {

    private static final String PLACE = "/api/daily/{date}/{stage}";

    @Inject
    Staff staff;

    @Inject
    Accounts accounts;

    @Inject
    Organisations organisations;

    @Inject
    Catalog catalog;

    @Inject
    Programme programme;

    @Inject
    Clock clock;

    private LocalDate today = LocalDate.EPOCH;
    private Account curator;
    private UUID lesson = UUID.randomUUID();

    @BeforeEach
    void anEmptyProgramme() {
        today = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
        curator = curator("daily-curator", "教研员");
        programme
                .between(today.minusDays(500), today.plusDays(500))
                .forEach(chosen -> programme.remove(chosen.place()));
        lesson = lesson("天元术初步");
    }

    private Account curator(String name, String title) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Organisation district = organisations.add(null, OrganisationLevel.DISTRICT, "daily", "青溪区");
            return accounts.named(name)
                    .orElseGet(() -> accounts.add(name, title, "correct horse", district.id(), Role.CURATOR));
        });
    }

    private UUID lesson(String title) {
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID id = catalog.create(new NewResource(
                            "micro-lecture",
                            organisations.withCode("daily").orElseThrow().id(),
                            curator.id(),
                            Descriptors.NONE))
                    .id();
            catalog.describe(id, Origin.PERSON, Map.of(Field.TITLE, List.of(title)));
            catalog.publish(id);
            return id;
        });
    }

    @Test
    void aLessonIsChosenAheadAndShownOnItsDay() {
        put(today, "junior", lesson.toString()).statusCode(200).body("lesson.title", equalTo("天元术初步"));
        put(today.plusDays(1), "junior", "http://localhost/w/" + lesson + "?t=12")
                .statusCode(200);

        given().get("/api/daily?from=" + today + "&to=" + today.plusDays(9))
                .then()
                .statusCode(200)
                .body("lessons.date", equalTo(List.of(today.toString())))
                .body("lessons[0].stage", equalTo("junior"));
        staff.as(curator)
                .get("/api/daily?from=" + today + "&to=" + today.plusDays(9))
                .then()
                .body("lessons", hasSize(2));
        given().get("/").then().body(containsString("天天公开课"), containsString("天元术初步"));
        given().get("/daily").then().statusCode(200).body(containsString("天元术初步"));
        given().get("/daily?stage=primary").then().statusCode(200).body(not(containsString("天元术初步")));
        given().get("/feeds/daily.atom?stage=junior")
                .then()
                .statusCode(200)
                .contentType(containsString("application/atom+xml"))
                .body("feed.entry.size()", equalTo(1))
                .body("feed.entry.title", equalTo("天元术初步"))
                .body("feed.entry.published", containsString("T"));
    }

    @Test
    void theHomePageFallsBackToTheLatestDayAndSaysNothingWhereNoneIs() {
        given().get("/").then().body(not(containsString("id=\"daily\"")));

        past(today.minusDays(3), "primary", lesson);
        past(today.minusDays(2), "primary", lesson("分数"));

        given().get("/").then().body(containsString("id=\"daily\""), containsString("分数"));
        assertThat(programme.latest(today)).hasSize(1);
    }

    @Test
    void aWithdrawnLessonVanishesAndItsGapIsShownToCurators() {
        put(today, "senior", lesson.toString()).statusCode(200);
        past(today.minusDays(1), "senior", lesson("前一天"));
        QuarkusTransaction.requiringNew().run(() -> catalog.withdraw(lesson, "有误"));

        given().get("/api/daily?from=" + today + "&to=" + today).then().body("lessons", hasSize(0));
        staff.as(curator)
                .get("/api/daily?from=" + today + "&to=" + today)
                .then()
                .body("lessons[0].published", equalTo(false));
        assertThat(programme.latest(today))
                .extracting(chosen -> chosen.place().day())
                .containsExactly(today.minusDays(1));
        given().get("/feeds/daily.atom").then().body(not(containsString("天元术初步")));
        given().get("/daily?month=" + YearMonth.from(today)).then().body(not(containsString("天元术初步")));
    }

    @Test
    void whoComesSecondReplacesAndIsTold() {
        UUID other = lesson("概率");
        put(today.plusDays(2), "primary", lesson.toString()).statusCode(200).body("replaced", equalTo(null));
        put(today.plusDays(2), "primary", lesson.toString()).body("replaced", equalTo(null));

        staff.as(curator("daily-second", "李老师"))
                .contentType(ContentType.JSON)
                .body(Map.of("resource", other))
                .put(PLACE, today.plusDays(2).toString(), "primary")
                .then()
                .statusCode(200)
                .body("replaced.title", equalTo("天元术初步"))
                .body("chosenBy", equalTo("教研员"));
    }

    @Test
    void twoAtOnceLeaveOneRowAndEachOfTheOthersIsToldOfOnce() throws Exception {
        Place place = new Place(today.plusDays(3), "primary");
        List<UUID> lessons = Stream.of("一", "二", "三", "四").map(this::lesson).toList();
        List<Future<Optional<Chosen>>> replaced = new ArrayList<>();
        try (ExecutorService both = Executors.newFixedThreadPool(lessons.size())) {
            for (UUID each : lessons) {
                Callable<Optional<Chosen>> choice = () -> programme.put(place, each, curator.id());
                replaced.add(both.submit(choice));
            }
        }
        List<UUID> told = new ArrayList<>();
        for (Future<Optional<Chosen>> each : replaced) {
            each.get().map(Chosen::resource).ifPresent(told::add);
        }
        List<UUID> standing = new ArrayList<>(programme.between(place.day(), place.day()).stream()
                .map(Chosen::resource)
                .toList());
        assertThat(standing).hasSize(1);
        standing.addAll(told);
        assertThat(standing).containsExactlyInAnyOrderElementsOf(lessons);
    }

    @Test
    void lessonsChangePlacesAndGapsMove() {
        UUID other = lesson("概率");
        Place monday = new Place(today.plusDays(4), "junior");
        Place tuesday = new Place(today.plusDays(5), "junior");
        programme.put(monday, lesson, curator.id());
        programme.put(tuesday, other, curator.id());

        assertThat(programme.move(monday, tuesday, curator.id())).isTrue();
        assertThat(programme.at(monday).map(Chosen::resource)).contains(other);
        assertThat(programme.at(tuesday).map(Chosen::resource)).contains(lesson);

        programme.remove(monday);
        assertThat(programme.move(tuesday, monday, curator.id())).isTrue();
        assertThat(programme.at(tuesday)).isEmpty();
        assertThat(programme.move(tuesday, monday, curator.id())).isFalse();

        staff.as(curator)
                .delete(PLACE, monday.day().toString(), "junior")
                .then()
                .statusCode(204);
        assertThat(programme.at(monday)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-13-01, primary, 400, bad-request",
        "+999999999-01-01, primary, 400, bad-request",
        "tomorrow, primary, 400, bad-request",
        "2020-01-01, primary, 422, daily-day-wrong",
        "2900-01-01, primary, 422, daily-day-wrong",
        "TODAY, doctoral, 422, unknown-term",
        "TODAY, kindergarten, 422, unknown-term",
    })
    void whatCannotBeAPlaceIsRefused(String date, String stage, int status, String problem) {
        staff.as(curator)
                .contentType(ContentType.JSON)
                .body(Map.of("resource", lesson))
                .put(PLACE, date.replace("TODAY", today.toString()), stage)
                .then()
                .statusCode(status)
                .body("type", equalTo("/problems/" + problem));
    }

    @Test
    void onlyPublishedLessonsAreChosen() {
        UUID draft = QuarkusTransaction.requiringNew()
                .call(() -> catalog.create(new NewResource(
                                "micro-lecture",
                                organisations.withCode("daily").orElseThrow().id(),
                                curator.id(),
                                Descriptors.NONE))
                        .id());
        for (String wrong : List.of(draft.toString(), UUID.randomUUID().toString(), "", "http://localhost/w/none")) {
            put(today, "primary", wrong).statusCode(422).body("type", equalTo("/problems/daily-unpublished"));
        }
        staff.as(curator)
                .contentType(ContentType.JSON)
                .put(PLACE, today.toString(), "primary")
                .then()
                .statusCode(422);
        assertThat(programme.at(new Place(today, "primary"))).isEmpty();
    }

    @Test
    void onlyCuratorsChoose() {
        given().contentType(ContentType.JSON)
                .body(Map.of("resource", lesson))
                .put(PLACE, today.toString(), "primary")
                .then()
                .statusCode(401);
        Account teacher = staff.teacher("daily-teacher");
        staff.as(teacher)
                .contentType(ContentType.JSON)
                .body(Map.of("resource", lesson))
                .put(PLACE, today.toString(), "primary")
                .then()
                .statusCode(403);
        staff.as(teacher).delete(PLACE, today.toString(), "primary").then().statusCode(403);
        staff.as(teacher).get("/studio/daily").then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/daily?from=2020-01-01&to=2026-01-01, 400",
        "/api/daily?from=x, 400",
        "/api/daily?stage=x, 422",
        "/daily?month=2026-99, 400",
        "/daily?month=0001-01, 400",
        "/daily?stage=x, 422",
        "/feeds/daily.atom?stage=x, 422",
        "/daily?month=, 200",
        "/daily?month=2999-12, 200",
    })
    void whatIsAskedWronglyIsToldSo(String address, int status) {
        given().get(address).then().statusCode(status);
    }

    private void past(LocalDate day, String stage, UUID resource) {
        programme.put(new Place(day, stage), resource, curator.id());
    }

    private ValidatableResponse put(LocalDate day, String stage, String resource) {
        return staff.as(curator)
                .contentType(ContentType.JSON)
                .body(Map.of("resource", resource))
                .put(PLACE, day.toString(), stage)
                .then();
    }
}
