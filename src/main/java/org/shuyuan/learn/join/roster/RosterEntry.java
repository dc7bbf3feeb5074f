package org.shuyuan.learn.join.roster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.shuyuan.learn.join.Member;

/** Writes the classes of a plan and who is in them, within the transaction of a connection. */
final class RosterEntry {

    private final Connection connection;
    private final UUID school;
    private final Instant now;
    private final Map<String, UUID> accounts = new HashMap<>();
    private final Map<String, UUID> classes = new HashMap<>();

    RosterEntry(Connection connection, UUID school, Known known, Instant now) {
        this.connection = connection;
        this.school = school;
        this.now = now;
        known.people().forEach((id, person) -> accounts.put(id, person.account()));
        known.classes().forEach((id, group) -> classes.put(id, group.id()));
    }

    @FunctionalInterface
    private interface Filling<T> {

        void fill(PreparedStatement statement, T with) throws SQLException;
    }

    private <T> void each(String sql, Iterable<T> all, Filling<T> filling) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T one : all) {
                filling.fill(statement, one);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** @param entered the accounts of the newcomers, by their ids in the roster */
    void people(Plan plan, Map<String, UUID> entered) throws SQLException {
        accounts.putAll(entered);
        each(
                "insert into roster_person (organisation, sourced_id, account, made, here) values (?, ?, ?, ?, true)",
                plan.newcomers(),
                (insert, person) -> {
                    insert.setObject(1, school);
                    insert.setString(2, person.sourcedId());
                    insert.setObject(3, accounts.get(person.sourcedId()));
                    insert.setBoolean(4, person.made());
                });
        each(
                "update roster_person set here = true where organisation = ? and sourced_id = ?",
                plan.people(),
                (update, person) -> {
                    update.setObject(1, school);
                    update.setString(2, person.sourcedId());
                });
        each(
                "update roster_person set here = false where organisation = ? and sourced_id = ?",
                plan.peopleGone(),
                this::named);
    }

    /** A new class has no code: its pupils are in it. One that is gone keeps what was done in it, and its door is shut. */
    void classes(Plan plan) throws SQLException {
        plan.newClasses().keySet().forEach(id -> classes.put(id, UuidVersion7Strategy.INSTANCE.generateUuid(null)));
        each(
                "insert into school_class (id, organisation, title, created_at) values (?, ?, ?, ?)",
                plan.newClasses().entrySet(),
                (insert, group) -> {
                    insert.setObject(1, classes.get(group.getKey()));
                    insert.setObject(2, school);
                    insert.setString(3, group.getValue());
                    insert.setTimestamp(4, Timestamp.from(now));
                });
        each(
                "insert into roster_class (organisation, sourced_id, class, here) values (?, ?, ?, true)",
                plan.newClasses().keySet(),
                (insert, id) -> {
                    named(insert, id);
                    insert.setObject(3, classes.get(id));
                });
        each("update school_class set title = ? where id = ?", plan.classes().entrySet(), (update, group) -> {
            update.setString(1, group.getValue());
            update.setObject(2, classes.get(group.getKey()));
        });
        each(
                "update roster_class set here = true where organisation = ? and sourced_id = ?",
                plan.classes().keySet(),
                this::named);
        each(
                "update roster_class set here = false where organisation = ? and sourced_id = ?",
                plan.classesGone(),
                this::named);
        each(
                "update school_class set code = null where id = ?",
                plan.classesGone(),
                (update, id) -> update.setObject(1, classes.get(id)));
    }

    void memberships(Plan plan, Known known) throws SQLException {
        each(
                "delete from roster_enrollment where organisation = ? and sourced_id = ?",
                plan.enrollmentsGone(),
                this::named);
        each(
                """
                insert into roster_enrollment (organisation, sourced_id, class, person, role) values (?, ?, ?, ?, ?)
                on conflict (organisation, sourced_id) do update
                set class = excluded.class, person = excluded.person, role = excluded.role""",
                plan.enrollments().entrySet().stream()
                        .filter(seat ->
                                !seat.getValue().equals(known.enrollments().get(seat.getKey())))
                        .toList(),
                (insert, seat) -> {
                    named(insert, seat.getKey());
                    insert.setString(3, seat.getValue().group());
                    insert.setString(4, seat.getValue().person());
                    insert.setString(5, seat.getValue().part().id());
                });
        each(
                "delete from class_member where class = ? and account = ?",
                plan.membershipsGone(),
                (delete, place) -> member(delete, place));
        each("""
                insert into class_member (class, account, role, joined_at) values (?, ?, ?, ?)
                on conflict (class, account) do update set role = excluded.role""", plan.memberships().entrySet(), (insert, place) -> {
            member(insert, place.getKey());
            Member.Part part = place.getValue();
            insert.setString(3, part.id());
            insert.setTimestamp(4, Timestamp.from(now));
        });
    }

    private void named(PreparedStatement statement, String id) throws SQLException {
        statement.setObject(1, school);
        statement.setString(2, id);
    }

    private void member(PreparedStatement statement, Plan.Place place) throws SQLException {
        statement.setObject(1, classes.get(place.group()));
        statement.setObject(2, accounts.get(place.person()));
    }
}
