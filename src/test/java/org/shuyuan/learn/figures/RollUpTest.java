package org.shuyuan.learn.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.Parts;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.learn.progress.Forgetting;
import org.shuyuan.learn.progress.Reporting;
import org.shuyuan.learn.progress.Reporting.Played;
import org.shuyuan.learn.progress.Verdict;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;

/** What is rolled up is what is counted from the reports one by one. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class RollUpTest {

    private static final LocalDate FIRST = LocalDate.of(2025, 12, 1);
    private static final int DAYS = 60;
    private static final int LENGTH = 300;

    @Inject
    Reporting reporting;

    @Inject
    Forgetting forgetting;

    @Inject
    Catalog catalog;

    @Inject
    Parts parts;

    @Inject
    Accounts accounts;

    @Inject
    Organisations organisations;

    @Inject
    DataSource database;

    private final List<UUID> films = new ArrayList<>();
    private final List<UUID> readers = new ArrayList<>();
    /** The films that count for each scope. */
    private final Map<UUID, Set<UUID>> scopes = new HashMap<>();

    /** One report that was taken. */
    private record Entered(
            LocalDate day, UUID film, Optional<UUID> reader, boolean first, long played, long fresh, int completed) {}

    @BeforeEach
    void twoSchoolsAndACourse() {
        String mark = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew().run(() -> {
            Organisation district = organisations.add(null, OrganisationLevel.DISTRICT, "d-" + mark, "青溪区");
            UUID teacher = accounts.add("t-" + mark, "沈老师", "correct horse", district.id(), Role.TEACHER)
                    .id();
            for (int school = 0; school < 2; school++) {
                UUID id = organisations
                        .add(district.id(), OrganisationLevel.SCHOOL, "s" + school + "-" + mark, "青溪小学")
                        .id();
                for (int film = 0; film < 2; film++) {
                    UUID made = resource("micro-lecture", id, teacher);
                    films.add(made);
                    scopes.put(made, Set.of(made));
                    scopes.computeIfAbsent(id, _ -> new HashSet<>()).add(made);
                    scopes.computeIfAbsent(district.id(), _ -> new HashSet<>()).add(made);
                }
            }
            UUID course = resource("course", district.id(), teacher);
            parts.arrange(course, List.of(films.get(0), films.get(2)));
            scopes.put(course, Set.of(films.get(0), films.get(2)));
            for (int reader = 0; reader < 9; reader++) {
                readers.add(accounts.add("p" + reader + "-" + mark, "小溪", "correct horse", district.id(), Role.LEARNER)
                        .id());
            }
        });
    }

    @Test
    void theFiguresAreThoseOfTheReports() throws SQLException {
        Random random = new Random(20261123);
        List<Entered> truth = watch(random);
        for (Map.Entry<UUID, Set<UUID>> scope : scopes.entrySet()) {
            for (int round = 0; round < 25; round++) {
                LocalDate from = FIRST.plusDays(random.nextInt(DAYS));
                Days span = new Days(from, from.plusDays(random.nextInt(DAYS)));
                List<Entered> within = truth.stream()
                        .filter(each -> scope.getValue().contains(each.film()) && span.hold(each.day()))
                        .toList();
                List<Entered> known = within.stream()
                        .filter(each -> each.reader().isPresent())
                        .toList();
                try (Connection connection = database.getConnection()) {
                    FigureTables tables = new FigureTables(connection);
                    List<Day> days = tables.days(scope.getKey(), span.from(), span.to());
                    assertThat(days.stream().map(Day::sum).reduce(Sum.NOTHING, Sum::plus))
                            .isEqualTo(new Sum(
                                    known.stream().filter(Entered::first).count(),
                                    known.stream().mapToLong(Entered::played).sum(),
                                    known.stream().mapToLong(Entered::fresh).sum(),
                                    known.stream().mapToLong(Entered::completed).sum()));
                    assertThat(days.stream().mapToLong(Day::guestPlays).sum())
                            .isEqualTo(within.stream()
                                    .filter(each ->
                                            each.first() && each.reader().isEmpty())
                                    .count());
                    assertThat(days.stream().mapToLong(Day::guestPlayed).sum())
                            .isEqualTo(within.stream()
                                    .filter(each -> each.reader().isEmpty())
                                    .mapToLong(Entered::played)
                                    .sum());
                    assertThat(tables.viewers(scope.getKey(), List.of(span)))
                            .containsExactly(known.stream()
                                    .map(Entered::reader)
                                    .distinct()
                                    .count());
                    for (Day day : days) {
                        assertThat(tables.viewers(scope.getKey(), List.of(new Days(day.day(), day.day()))))
                                .containsExactly((long) day.people());
                    }
                }
            }
        }
    }

    /** Page n is the second from n - 1 to n: five hundred pages are no eight minutes. */
    @Test
    void pagesOfABookAreNoHours() throws SQLException {
        UUID book = films.get(1);
        var now = FIRST.atStartOfDay(ZoneId.systemDefault()).toInstant();

        reporting.at(
                now,
                List.of(
                        new Played(
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                book,
                                Optional.of(readers.getFirst()),
                                true,
                                500,
                                0,
                                500),
                        new Played(UUID.randomUUID(), UUID.randomUUID(), book, Optional.empty(), true, 500, 0, 500)));

        try (Connection connection = database.getConnection()) {
            for (Map.Entry<UUID, Set<UUID>> scope : scopes.entrySet()) {
                if (scope.getValue().contains(book)) {
                    Day day = new FigureTables(connection)
                            .days(scope.getKey(), FIRST, FIRST)
                            .getFirst();
                    assertThat(day.sum()).isEqualTo(new Sum(1, 0, 0, 1));
                    assertThat(day.guestPlays()).isEqualTo(1);
                    assertThat(day.guestPlayed()).isZero();
                }
            }
        }
    }

    @Test
    void midnightIsThatOfTheService() throws SQLException {
        var midnight = FIRST.plusDays(1).atStartOfDay(ZoneId.systemDefault()).toInstant();
        UUID page = UUID.randomUUID();

        reporting.at(midnight.minusMillis(1), List.of(played(page, 0)));
        reporting.at(midnight, List.of(played(page, 10)));

        try (Connection connection = database.getConnection()) {
            List<Day> days = new FigureTables(connection).days(films.getFirst(), FIRST, FIRST.plusDays(5));
            assertThat(days).extracting(Day::day).containsExactly(FIRST, FIRST.plusDays(1));
            assertThat(days).extracting(Day::people).containsExactly(1, 1);
            assertThat(days).extracting(day -> day.sum().plays()).containsExactly(1L, 0L);
        }
    }

    @Test
    void whoIsForgottenLeavesCountsAndNothingElse() throws SQLException {
        UUID pupil = readers.getFirst();
        var now = FIRST.atStartOfDay(ZoneId.systemDefault()).toInstant();
        reporting.at(now, List.of(played(UUID.randomUUID(), 0)));
        Days span = new Days(FIRST, FIRST);

        QuarkusTransaction.requiringNew().run(() -> forgetting.all(pupil));

        try (Connection connection = database.getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("select count(*) from figure_reader where account = '" + pupil + "'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isZero();
            assertThat(new FigureTables(connection).viewers(films.getFirst(), List.of(span)))
                    .containsExactly(1L);
        }
    }

    /** Visits on random days, with reports that come again, and some by guests. */
    private List<Entered> watch(Random random) {
        List<Entered> truth = new ArrayList<>();
        Map<List<UUID>, BitSet> seen = new HashMap<>();
        Set<UUID> pages = new HashSet<>();
        List<Played> open = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = FIRST.plusDays(day);
            for (int batch = 0; batch < 3; batch++) {
                List<Played> reports = new ArrayList<>();
                for (int each = random.nextInt(5); each >= 0; each--) {
                    Played report = next(random, open);
                    open.add(report);
                    reports.add(report);
                }
                List<Verdict> verdicts = reporting.at(
                        date.atTime(8 + batch, 0).atZone(ZoneId.systemDefault()).toInstant(), reports);
                for (int at = 0; at < reports.size(); at++) {
                    if (verdicts.get(at) == Verdict.TAKEN) {
                        truth.add(entered(date, reports.get(at), pages, seen));
                    }
                }
            }
        }
        assertThat(truth.size()).isBetween(DAYS, open.size() - 1);
        return truth;
    }

    /** A new page, a page that goes on (perhaps days later), or a report that has been sent before. */
    private Played next(Random random, List<Played> open) {
        int from = random.nextInt(LENGTH - 150);
        int to = from + 1 + random.nextInt(150);
        if (open.isEmpty() || random.nextInt(3) > 0) {
            Optional<UUID> reader = random.nextInt(5) == 0
                    ? Optional.empty()
                    : Optional.of(readers.get(random.nextInt(readers.size())));
            UUID film = films.get(random.nextInt(films.size()));
            return new Played(UUID.randomUUID(), UUID.randomUUID(), film, reader, false, LENGTH, from, to);
        }
        Played before = open.get(random.nextInt(open.size()));
        return random.nextBoolean()
                ? before
                : new Played(UUID.randomUUID(), before.page(), before.film(), before.reader(), false, LENGTH, from, to);
    }

    private static Entered entered(LocalDate day, Played report, Set<UUID> pages, Map<List<UUID>, BitSet> seen) {
        long fresh = 0;
        int completed = 0;
        if (report.reader().isPresent()) {
            BitSet film =
                    seen.computeIfAbsent(List.of(report.reader().orElseThrow(), report.film()), _ -> new BitSet());
            int before = film.cardinality();
            film.set(report.from(), report.to());
            fresh = 1000L * (film.cardinality() - before);
            int enough = LENGTH * 9 / 10;
            completed = before < enough && film.cardinality() >= enough ? 1 : 0;
        }
        return new Entered(
                day,
                report.film(),
                report.reader(),
                pages.add(report.page()),
                1000L * (report.to() - report.from()),
                fresh,
                completed);
    }

    private Played played(UUID page, int from) {
        return new Played(
                UUID.randomUUID(),
                page,
                films.getFirst(),
                Optional.of(readers.getFirst()),
                false,
                LENGTH,
                from,
                from + 10);
    }

    private UUID resource(String kind, UUID organisation, UUID owner) {
        return catalog.create(new NewResource(
                        kind, organisation, owner, Descriptors.NONE.with(Field.TITLE, Origin.PERSON, List.of("斜面"))))
                .id();
    }
}
