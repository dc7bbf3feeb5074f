package org.shuyuan.share.bag;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** The rows of all imports. Plain JDBC, for a command beside the service leaves one there; within a running transaction it takes part in it. */
final class BagImports {

    private static final String COLUMNS = "select id, organisation, account, source, sent, state, total, taken, added,"
            + " problem, problem_arguments from bag_import ";

    private final DataSource database;
    private final Clock clock;

    BagImports(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    UUID add(UUID organisation, UUID account, Path source, boolean sent) throws SQLException {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        update(
                "insert into bag_import (id, organisation, account, source, sent, state, total, taken, added, created_at, updated_at)"
                        + " values (?, ?, ?, ?, ?, 'waiting', 0, 0, 0, ?, ?)",
                id,
                organisation,
                account,
                source.toString(),
                sent,
                now(),
                now());
        return id;
    }

    Optional<BagImport> find(UUID id) throws SQLException {
        return read(COLUMNS + "where id = ?", id);
    }

    /** The oldest that isn't over: one bag at a time. */
    Optional<BagImport> next() throws SQLException {
        return read(COLUMNS + "where state not in ('done', 'refused') order by id limit 1", null);
    }

    /** The names of the bags that aren't over. */
    Set<String> wanted() throws SQLException {
        Set<String> wanted = new HashSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select source from bag_import where state not in ('done', 'refused')");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                wanted.add(String.valueOf(Path.of(row.getString(1)).getFileName()));
            }
        }
        return wanted;
    }

    void begun(UUID id) throws SQLException {
        update("update bag_import set state = 'verifying', updated_at = ? where id = ?", now(), id);
    }

    void verified(UUID id, int total) throws SQLException {
        update(
                "update bag_import set state = 'taking', total = ?, taken = 0, added = 0, updated_at = ? where id = ?",
                total,
                now(),
                id);
    }

    void advanced(UUID id, boolean added) throws SQLException {
        update(
                "update bag_import set taken = taken + 1, added = added + ?, updated_at = ? where id = ?",
                added ? 1 : 0,
                now(),
                id);
    }

    void done(UUID id) throws SQLException {
        update("update bag_import set state = 'done', updated_at = ? where id = ?", now(), id);
    }

    void refused(UUID id, Problem why) throws SQLException {
        update(
                "update bag_import set state = 'refused', problem = ?, problem_arguments = ?, updated_at = ? where id = ?",
                why.type().slug(),
                why.arguments().stream().map(String::valueOf).toArray(String[]::new),
                now(),
                id);
    }

    private Object now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private void update(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++) {
                if (values[at] instanceof String[] array) {
                    statement.setArray(at + 1, connection.createArrayOf("text", array));
                } else {
                    statement.setObject(at + 1, values[at]);
                }
            }
            statement.executeUpdate();
        }
    }

    private Optional<BagImport> read(String sql, @Nullable UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            if (id != null) {
                select.setObject(1, id);
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    private static BagImport read(ResultSet row) throws SQLException {
        return new BagImport(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                Path.of(row.getString(4)),
                row.getBoolean(5),
                BagImport.State.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
                row.getInt(7),
                row.getInt(8),
                row.getInt(9),
                problem(row));
    }

    private static Optional<Problem> problem(ResultSet row) throws SQLException {
        String slug = row.getString(10);
        if (slug == null) {
            return Optional.empty();
        }
        ProblemType type = Arrays.stream(ProblemType.values())
                .filter(each -> each.slug().equals(slug))
                .findFirst()
                .orElse(ProblemType.INTERNAL);
        Object[] arguments = (Object[]) row.getArray(11).getArray();
        return Optional.of(Problem.of(type, List.of(arguments).toArray()));
    }
}
