package org.shuyuan.learn.join.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Passwords;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Looks at rosters and takes them. Whoever calls has made sure that the asker may. */
@ApplicationScoped
class Rosters {

    private final DataSource database;
    private final Accounts accounts;
    private final Clock clock;

    Rosters(DataSource database, Accounts accounts, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param known what was there when it was made */
    record Look(Plan plan, Known known) {

        /** Passwords for those who are new, by their classes and names. */
        List<Told> passwords() {
            Map<String, String> groups = new HashMap<>();
            plan.enrollments().values().forEach(seat -> groups.putIfAbsent(seat.person(), title(seat.group())));
            return plan.strangers().stream()
                    .map(person -> new Told(
                            person.sourcedId(),
                            person.username(),
                            person.title(),
                            groups.getOrDefault(person.sourcedId(), ""),
                            Passwords.make()))
                    .sorted(Comparator.comparing(Told::group).thenComparing(Told::name))
                    .toList();
        }

        private String title(String group) {
            return Stream.of(plan.classes(), plan.newClasses())
                    .filter(titles -> titles.containsKey(group))
                    .map(titles -> titles.getOrDefault(group, ""))
                    .findFirst()
                    .orElseGet(() -> {
                        Known.Group before = known.classes().get(group);
                        return before == null ? "" : before.title();
                    });
        }
    }

    /** Takes as long as passwords take, and holds no transaction. By the ids of the roster. */
    static Map<String, String> hashes(List<Told> told) {
        return told.parallelStream()
                .collect(Collectors.toMap(Told::sourcedId, each -> Passwords.hash(each.password())));
    }

    /** What it would change. Nothing is changed. */
    @Transactional
    Look look(Organisation school, RosterFiles files) {
        return reading(school, files);
    }

    /**
     * Takes it whole.
     *
     * @param hashes of the passwords that were told, by the ids of the roster
     * @throws Problem {@link ProblemType#ROSTER_WRONG}; {@link ProblemType#ROSTER_UNTOLD} where somebody is new whose
     *     password nobody was told; nothing is taken then
     */
    @Transactional
    Plan take(Organisation school, RosterFiles files, Map<String, String> hashes) {
        // What is looked at now stays so until it is written.
        accounts.hold();
        Look look = reading(school, files);
        Plan plan = look.plan();
        requireSound(plan);
        if (!plan.strangers().stream().map(Plan.Newcomer::sourcedId).allMatch(hashes::containsKey)) {
            throw Problem.of(ProblemType.ROSTER_UNTOLD);
        }
        Map<String, UUID> entered = people(plan, look.known(), school.id(), hashes);
        try (Connection connection = database.getConnection()) {
            RosterEntry entry = new RosterEntry(connection, school.id(), look.known(), clock.instant());
            entry.people(plan, entered);
            entry.classes(plan);
            entry.memberships(plan, look.known());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return plan;
    }

    /** @throws Problem {@link ProblemType#ROSTER_WRONG} */
    static void requireSound(Plan plan) {
        if (!plan.sound()) {
            Wrong first = plan.wrong().getFirst();
            throw Problem.of(ProblemType.ROSTER_WRONG, plan.wrongs(), first.file(), first.line());
        }
    }

    private Map<String, UUID> people(Plan plan, Known known, UUID school, Map<String, String> hashes) {
        Map<String, UUID> entered = new HashMap<>();
        for (Plan.Newcomer person : plan.newcomers()) {
            UUID account = person.account()
                    .orElseGet(() -> accounts.admit(
                            person.username(), person.title(), hashes.getOrDefault(person.sourcedId(), "")));
            person.roles().forEach(role -> accounts.join(account, school, role));
            entered.put(person.sourcedId(), account);
        }
        for (Plan.Change change : plan.people()) {
            change.title().ifPresent(title -> accounts.rename(change.account(), title));
            change.roles().forEach(role -> accounts.join(change.account(), school, role));
        }
        for (String gone : plan.peopleGone()) {
            Known.Person person = known.people().get(gone);
            if (person != null) {
                // Other roles were given by people, and are for people to take.
                Stream.of(Role.LEARNER, Role.TEACHER).forEach(role -> accounts.leave(person.account(), school, role));
            }
        }
        return entered;
    }

    private Look reading(Organisation school, RosterFiles files) {
        Wrongs wrongs = new Wrongs();
        Given given = Reading.read(files, school.code(), wrongs);
        List<String> names =
                given.people().lines().stream().map(Given.Person::username).toList();
        try (Connection connection = database.getConnection()) {
            Known known = new RosterTables(connection, school.id()).known(names);
            return new Look(Planning.plan(given, known, wrongs), known);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
