package org.shuyuan.learn.join.roster;

import static org.shuyuan.learn.join.roster.RosterFiles.CLASSES;
import static org.shuyuan.learn.join.roster.RosterFiles.ENROLLMENTS;
import static org.shuyuan.learn.join.roster.RosterFiles.MANIFEST;
import static org.shuyuan.learn.join.roster.RosterFiles.ROLES;
import static org.shuyuan.learn.join.roster.RosterFiles.USERS;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shuyuan.learn.join.Member;
import org.shuyuan.learn.join.SchoolClass;
import org.shuyuan.people.Role;
import org.shuyuan.people.Roster;

/** Reads the files of OneRoster 1.2, and those of 1.1, which has the roles of people in the file of people. */
final class Reading {

    private static final String ID = "sourcedId";
    private static final String STATUS = "status";
    private static final String GONE = "tobedeleted";
    private static final String SCHOOL = "schoolSourcedId";
    private static final String USER = "userSourcedId";
    private static final String ROLE = "role";

    private final RosterFiles files;
    private final Wrongs wrongs;
    private final School school;
    private final Map<String, String> extents = new HashMap<>();
    private final Map<String, Set<String>> roles = new HashMap<>();
    /** Classes of other schools, whose enrollments aren't ours either. */
    private final Set<String> elsewhere = new HashSet<>();

    private Reading(RosterFiles files, String code, Wrongs wrongs) {
        this.files = files;
        this.wrongs = wrongs;
        this.school = School.of(files, code, wrongs);
    }

    /** @param code of the school */
    static Given read(RosterFiles files, String code, Wrongs wrongs) {
        return new Reading(files, code, wrongs).read();
    }

    private Given read() {
        sheet(MANIFEST, List.of("propertyName", "value"))
                .forEach(row -> extents.put(row.cell("propertyName"), row.cell("value")));
        sheet(ROLES, List.of(USER, ROLE)).forEach(row -> {
            if (!row.cell(STATUS).equalsIgnoreCase(GONE) && school.is(row.cell("orgSourcedId"))) {
                roles.computeIfAbsent(row.cell(USER), user -> new HashSet<>()).add(row.cell(ROLE));
            }
        });
        Given.Listed<Given.Person> people =
                listed(USERS, List.of(ID, "username", "givenName", "familyName"), this::person);
        Given.Listed<Given.Group> classes = listed(CLASSES, List.of(ID, "title"), this::group);
        return new Given(people, classes, listed(ENROLLMENTS, List.of(ID, "classSourcedId", USER, ROLE), this::seat));
    }

    private <T extends Given.Line> Given.Listed<T> listed(
            String file, List<String> required, Function<Sheet.Row, @Nullable T> reading) {
        List<Sheet.Row> rows = sheet(file, required);
        Map<String, Long> seen = new HashMap<>();
        List<T> lines = rows.stream()
                .flatMap(row -> Optional.ofNullable(reading.apply(row)).stream()
                        .filter(line -> once(seen, row, line.sourcedId())))
                .toList();
        return new Given.Listed<>(extent(file, rows), lines);
    }

    private static boolean once(Map<String, Long> seen, Sheet.Row row, String id) {
        Long before = seen.putIfAbsent(id, row.line());
        if (before != null) {
            row.wrong(ID, "twice", id, before.toString());
        }
        return before == null;
    }

    private List<Sheet.Row> sheet(String file, List<String> required) {
        return files.find(file)
                .map(bytes -> Sheet.read(file, bytes, required, wrongs).rows())
                .orElse(List.of());
    }

    /** As the manifest says; else by the column that OneRoster leaves empty in files that hold everything. */
    private Given.Extent extent(String file, List<Sheet.Row> rows) {
        String said =
                extents.getOrDefault("file." + file.replace(".csv", ""), "").toLowerCase(Locale.ROOT);
        if (files.find(file).isEmpty()) {
            if (said.equals("bulk") || said.equals("delta")) {
                wrongs.add(file, 0, "", "file");
            }
            return Given.Extent.ABSENT;
        }
        return switch (said) {
            case "bulk" -> Given.Extent.BULK;
            case "delta" -> Given.Extent.DELTA;
            default ->
                rows.stream().allMatch(row -> row.cell(STATUS).isEmpty()) ? Given.Extent.BULK : Given.Extent.DELTA;
        };
    }

    private Given.@Nullable Person person(Sheet.Row row) {
        Optional<String> id = row.filled(ID);
        if (id.isEmpty()
                || (!roles.containsKey(id.get())
                        && !school.isAmong(row.cell("primaryOrgSourcedId"), row.cell("orgSourcedIds")))) {
            return null;
        }
        boolean disabled = disabled(row);
        boolean gone = gone(row) || disabled;
        Set<String> said = new HashSet<>(roles.getOrDefault(id.get(), Set.of()));
        if (!row.cell(ROLE).isEmpty()) {
            said.add(row.cell(ROLE));
        }
        Set<Role> ours = new HashSet<>();
        said.forEach(role -> ours(role).ifPresent(ours::add));
        boolean foreign = !said.isEmpty() && ours.isEmpty();
        String username = row.cell("username");
        String title = FullName.of(row.cell("familyName"), row.cell("givenName"));
        if (!gone && !foreign) {
            if (row.filled("username").isPresent() && !Roster.isName(username)) {
                row.wrong("username", "username", username);
            }
            if (!Roster.isTitle(title)) {
                row.wrong("familyName", "person-title");
            }
        }
        return new Given.Person(row.line(), id.get(), gone, username, title, ours, foreign);
    }

    private Given.@Nullable Group group(Sheet.Row row) {
        Optional<String> id = row.filled(ID);
        if (id.isEmpty()) {
            return null;
        }
        if (!school.isOne(row, SCHOOL)) {
            elsewhere.add(id.get());
            return null;
        }
        boolean gone = gone(row);
        String title = row.cell("title");
        if (!gone && row.filled("title").isPresent() && title.length() > SchoolClass.LONGEST_TITLE) {
            row.wrong("title", "long", Integer.toString(SchoolClass.LONGEST_TITLE));
        }
        return new Given.Group(row.line(), id.get(), gone, title);
    }

    private Given.@Nullable Seat seat(Sheet.Row row) {
        Optional<String> id = row.filled(ID);
        boolean gone = gone(row);
        if (id.isEmpty() || elsewhere.contains(row.cell("classSourcedId")) || !school.is(row.cell(SCHOOL))) {
            return null;
        }
        if (gone) {
            return new Given.Seat(row.line(), id.get(), true, "", "", Member.Part.LEARNER);
        }
        Optional<String> group = row.filled("classSourcedId");
        Optional<String> person = row.filled(USER);
        Optional<String> said = row.filled(ROLE);
        Optional<Role> role = said.flatMap(Reading::ours);
        // Proctors and administrators of a class are known to OneRoster, and nothing here.
        return group.isEmpty() || person.isEmpty() || role.isEmpty()
                ? null
                : new Given.Seat(
                        row.line(),
                        id.get(),
                        false,
                        group.get(),
                        person.get(),
                        role.get() == Role.TEACHER ? Member.Part.TEACHER : Member.Part.LEARNER);
    }

    private static boolean gone(Sheet.Row row) {
        return switch (row.cell(STATUS).toLowerCase(Locale.ROOT)) {
            case "", "active" -> false;
            // The last is of OneRoster 1.0, and means the same.
            case GONE, "inactive" -> true;
            default -> {
                row.wrong(STATUS, "status", row.cell(STATUS));
                yield false;
            }
        };
    }

    private static boolean disabled(Sheet.Row row) {
        return switch (row.cell("enabledUser").toLowerCase(Locale.ROOT)) {
            case "", "true", "1" -> false;
            case "false", "0" -> true;
            default -> {
                row.wrong("enabledUser", "truth", row.cell("enabledUser"));
                yield false;
            }
        };
    }

    /** Nothing for guardians, administrators and others, of whom a roster makes nobody here. */
    private static Optional<Role> ours(String role) {
        return switch (role.toLowerCase(Locale.ROOT)) {
            case "student" -> Optional.of(Role.LEARNER);
            case "teacher", "aide" -> Optional.of(Role.TEACHER);
            default -> Optional.empty();
        };
    }
}
