package org.shuyuan.learn.join.roster;

import static org.shuyuan.learn.join.roster.RosterFiles.ENROLLMENTS;
import static org.shuyuan.learn.join.roster.RosterFiles.USERS;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuyuan.learn.join.Member;
import org.shuyuan.people.Role;

/** Compares what a roster says with what is here. Touches nothing. */
final class Planning {

    /** Passwords are hashed slowly on purpose: as many take two minutes, after which browsers and proxies give up. */
    static final int MOST_STRANGERS = 2_000;

    private final Given given;
    private final Known known;
    private final Wrongs wrongs;

    private final Map<String, Known.Seat> seats = new LinkedHashMap<>();
    private final Map<String, Set<Role>> parts = new HashMap<>();
    private final Set<String> outsiders;
    private final List<Plan.Newcomer> newcomers = new ArrayList<>();
    private final Map<String, Plan.Change> changes = new LinkedHashMap<>();
    private final Map<String, String> newClasses = new LinkedHashMap<>();
    private final Map<String, String> classes = new LinkedHashMap<>();
    private int leftOut;

    private Planning(Given given, Known known, Wrongs wrongs) {
        this.given = given;
        this.known = known;
        this.wrongs = wrongs;
        this.outsiders = given.people().lines().stream()
                .filter(Given.Person::foreign)
                .map(Given.Person::sourcedId)
                .collect(Collectors.toSet());
    }

    static Plan plan(Given given, Known known, Wrongs wrongs) {
        return new Planning(given, known, wrongs).plan();
    }

    private Plan plan() {
        Set<String> peopleGone = gone(given.people(), known.peopleHere());
        peopleGone.addAll(
                outsiders.stream().filter(known.peopleHere()::contains).toList());
        Set<String> classesGone = gone(given.classes(), known.classesHere());
        seats(peopleGone, classesGone);
        people();
        classes();
        Map<Plan.Place, Member.Part> before = places(known.enrollments());
        Map<Plan.Place, Member.Part> after = places(seats);
        Map<Plan.Place, Member.Part> put = after.entrySet().stream()
                .filter(place -> place.getValue() != before.get(place.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Set<Plan.Place> taken = minus(before.keySet(), after.keySet());
        int moved = (int) put.keySet().stream().filter(before::containsKey).count();
        return new Plan(
                newcomers,
                List.copyOf(changes.values()),
                peopleGone,
                newClasses,
                classes,
                classesGone,
                seats,
                minus(known.enrollments().keySet(), seats.keySet()),
                put,
                taken,
                new Plan.Counts(
                        new Plan.Count(newcomers.size(), changes.size(), peopleGone.size()),
                        new Plan.Count(newClasses.size(), classes.size(), classesGone.size()),
                        new Plan.Count(put.size() - moved, moved, taken.size()),
                        leftOut),
                wrongs.list(),
                wrongs.count());
    }

    /** Those who are here and of whom the file says, or by its silence means, that they are no more. */
    private static <T extends Given.Line> Set<String> gone(Given.Listed<T> listed, Set<String> here) {
        Set<String> gone = listed.lines().stream()
                .filter(Given.Line::gone)
                .map(Given.Line::sourcedId)
                .filter(here::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (listed.extent() == Given.Extent.BULK) {
            gone.addAll(minus(
                    here, listed.lines().stream().map(Given.Line::sourcedId).collect(Collectors.toSet())));
        }
        return gone;
    }

    private void seats(Set<String> peopleGone, Set<String> classesGone) {
        Set<String> people = present(given.people(), known.peopleHere(), peopleGone);
        Set<String> groups = present(given.classes(), known.classesHere(), classesGone);
        if (given.enrollments().extent() != Given.Extent.BULK) {
            seats.putAll(known.enrollments());
        }
        for (Given.Seat seat : given.enrollments().lines()) {
            if (seat.gone()) {
                seats.remove(seat.sourcedId());
            } else if (!outsiders.contains(seat.person())) {
                if (!groups.contains(seat.group())) {
                    wrongs.add(ENROLLMENTS, seat.line(), "classSourcedId", "unknown-class", seat.group());
                } else if (!people.contains(seat.person())) {
                    wrongs.add(ENROLLMENTS, seat.line(), "userSourcedId", "unknown-person", seat.person());
                } else {
                    seats.put(seat.sourcedId(), new Known.Seat(seat.group(), seat.person(), seat.part()));
                }
            }
        }
        seats.values().removeIf(seat -> !groups.contains(seat.group()) || !people.contains(seat.person()));
        seats.values()
                .forEach(seat -> parts.computeIfAbsent(seat.person(), person -> EnumSet.noneOf(Role.class))
                        .add(seat.part() == Member.Part.TEACHER ? Role.TEACHER : Role.LEARNER));
    }

    /** Whom or what enrollments may name: those that are here and stay, and those that come. */
    private static <T extends Given.Line> Set<String> present(
            Given.Listed<T> listed, Set<String> here, Set<String> gone) {
        Set<String> present = new HashSet<>(here);
        listed.lines().stream()
                .filter(line -> !line.gone())
                .map(Given.Line::sourcedId)
                .forEach(present::add);
        present.removeAll(gone);
        return present;
    }

    private void people() {
        Map<String, Long> names = new HashMap<>();
        for (Given.Person person : given.people().lines()) {
            if (person.gone()) {
                continue;
            }
            Known.Person before = known.people().get(person.sourcedId());
            Set<Role> roles = EnumSet.noneOf(Role.class);
            roles.addAll(person.said());
            roles.addAll(parts.getOrDefault(person.sourcedId(), Set.of()));
            if (person.foreign() || (before == null && roles.isEmpty())) {
                leftOut++;
                continue;
            }
            Long twice = names.putIfAbsent(person.username(), person.line());
            if (twice != null) {
                wrongs.add(USERS, person.line(), "username", "name-twice", person.username(), twice.toString());
            } else if (before == null) {
                newcomer(person, roles);
            } else {
                changed(person, before, roles);
            }
        }
        if (newcomers.stream().filter(Plan.Newcomer::made).count() > MOST_STRANGERS) {
            wrongs.add(USERS, 0, "", "too-many-people", Integer.toString(MOST_STRANGERS));
        }
        // A file of enrollments alone may make a teacher of somebody.
        known.people().forEach((id, person) -> {
            Set<Role> more = more(parts.getOrDefault(id, Set.of()), person);
            if (!more.isEmpty() && !changes.containsKey(id)) {
                changes.put(id, new Plan.Change(id, person.account(), Optional.empty(), more));
            }
        });
    }

    /** An account of the same name is theirs only where everything else says so too: two people must not become one. */
    private void newcomer(Given.Person person, Set<Role> roles) {
        Known.Namesake namesake = known.namesakes().get(person.username());
        if (namesake != null
                && (namesake.linked()
                        || !namesake.title().equals(person.title())
                        || namesake.roles().isEmpty())) {
            wrongs.add(USERS, person.line(), "username", "name-taken", person.username());
            return;
        }
        newcomers.add(new Plan.Newcomer(
                person.sourcedId(),
                person.username(),
                person.title(),
                roles,
                Optional.ofNullable(namesake).map(Known.Namesake::account)));
    }

    private void changed(Given.Person person, Known.Person before, Set<Role> roles) {
        if (!before.username().equals(person.username())) {
            wrongs.add(USERS, person.line(), "username", "name-other", before.username(), person.username());
            return;
        }
        Optional<String> title =
                Optional.of(person.title()).filter(called -> before.made() && !called.equals(before.title()));
        Set<Role> more = more(roles, before);
        if (title.isPresent() || !more.isEmpty() || !before.here()) {
            changes.put(person.sourcedId(), new Plan.Change(person.sourcedId(), before.account(), title, more));
        }
    }

    private static Set<Role> more(Set<Role> roles, Known.Person person) {
        return roles.stream().filter(role -> !person.roles().contains(role)).collect(Collectors.toSet());
    }

    private void classes() {
        for (Given.Group group : given.classes().lines()) {
            Known.Group before = known.classes().get(group.sourcedId());
            if (!group.gone() && before == null) {
                newClasses.put(group.sourcedId(), group.title());
            } else if (!group.gone()
                    && before != null
                    && !(before.here() && before.title().equals(group.title()))) {
                classes.put(group.sourcedId(), group.title());
            }
        }
    }

    /** Whoever is both in a class teaches it. */
    private static Map<Plan.Place, Member.Part> places(Map<String, Known.Seat> seats) {
        Map<Plan.Place, Member.Part> places = new HashMap<>();
        seats.values()
                .forEach(seat -> places.merge(
                        new Plan.Place(seat.group(), seat.person()),
                        seat.part(),
                        (one, other) -> one == Member.Part.TEACHER ? one : other));
        return places;
    }

    private static <T> Set<T> minus(Set<T> all, Set<T> without) {
        return all.stream().filter(each -> !without.contains(each)).collect(Collectors.toSet());
    }
}
