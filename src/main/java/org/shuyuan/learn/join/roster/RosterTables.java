package org.shuyuan.learn.join.roster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.shuyuan.learn.join.Member;
import org.shuyuan.people.Role;

/** Reads what stands here of a school, within the transaction of a connection. */
final class RosterTables {

    private static final String ROLES = """
            array(select role from membership where membership.account = account.id and membership.organisation = ?) as roles
            """;

    private final Connection connection;
    private final UUID school;

    RosterTables(Connection connection, UUID school) {
        this.connection = connection;
        this.school = school;
    }

    /** @param names to sign in with, of everybody whom the roster names */
    Known known(Collection<String> names) throws SQLException {
        return new Known(people(), classes(), enrollments(), namesakes(names));
    }

    private Map<String, Known.Person> people() throws SQLException {
        Map<String, Known.Person> people = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select sourced_id, roster_person.account as account, name, display_name, made, here, " + ROLES
                        + "from roster_person join account on roster_person.account = account.id where roster_person.organisation = ?")) {
            select.setObject(1, school);
            select.setObject(2, school);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    people.put(
                            row.getString("sourced_id"),
                            new Known.Person(
                                    row.getObject("account", UUID.class),
                                    row.getString("name"),
                                    row.getString("display_name"),
                                    row.getBoolean("made"),
                                    row.getBoolean("here"),
                                    roles(row)));
                }
            }
        }
        return people;
    }

    private Map<String, Known.Group> classes() throws SQLException {
        Map<String, Known.Group> classes = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select sourced_id, class, title, here from roster_class join school_class on class = school_class.id
                where roster_class.organisation = ?""")) {
            select.setObject(1, school);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    classes.put(
                            row.getString("sourced_id"),
                            new Known.Group(
                                    row.getObject("class", UUID.class),
                                    row.getString("title"),
                                    row.getBoolean("here")));
                }
            }
        }
        return classes;
    }

    private Map<String, Known.Seat> enrollments() throws SQLException {
        Map<String, Known.Seat> seats = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select sourced_id, class, person, role from roster_enrollment where organisation = ?")) {
            select.setObject(1, school);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    seats.put(
                            row.getString("sourced_id"),
                            new Known.Seat(
                                    row.getString("class"),
                                    row.getString("person"),
                                    Member.Part.of(row.getString("role"))));
                }
            }
        }
        return seats;
    }

    private Map<String, Known.Namesake> namesakes(Collection<String> names) throws SQLException {
        Map<String, Known.Namesake> found = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("""
                select id, name, display_name,
                  exists (select from roster_person where roster_person.account = account.id and roster_person.organisation = ?) as linked,
                """ + ROLES + "from account where name = any (?)")) {
            select.setObject(1, school);
            select.setObject(2, school);
            select.setArray(3, connection.createArrayOf("text", names.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(
                            row.getString("name"),
                            new Known.Namesake(
                                    row.getObject("id", UUID.class),
                                    row.getString("display_name"),
                                    row.getBoolean("linked"),
                                    roles(row)));
                }
            }
        }
        return found;
    }

    private static Set<Role> roles(ResultSet row) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) row.getArray("roles").getArray()).map(Role::of).forEach(roles::add);
        return roles;
    }
}
