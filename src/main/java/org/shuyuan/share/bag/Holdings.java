package org.shuyuan.share.bag;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.shuyuan.catalog.Origin;

/** What an organisation and all below it have, drafts and what was withdrawn as well. Plain JDBC, for a command beside the service. */
final class Holdings {

    private static final int STRETCH = 200;
    private static final UUID FIRST = new UUID(0, 0);
    private static final String PART =
            "with recursive part(id, depth) as (select id, 0 from organisation where code = ?"
                    + " union select organisation.id, depth + 1 from organisation join part on parent = part.id) ";

    private final DataSource database;
    private final String code;

    Holdings(DataSource database, String code) {
        this.database = database;
        this.code = code;
    }

    /** @param parent its code; nothing for the organisation itself */
    record House(String code, String parent, String level, String title) {}

    /** The organisation first, each before those below it; empty where nobody has this code. */
    List<House> houses() throws SQLException {
        List<House> houses = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        PART + "select o.code, case when depth > 0 then above.code else '' end, o.level, o.title"
                                + " from part join organisation o using (id) left join organisation above on above.id = o.parent"
                                + " order by depth, o.code")) {
            select.setString(1, code);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    houses.add(new House(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
                }
            }
        }
        return houses;
    }

    @FunctionalInterface
    interface Taker {
        void take(BagRecord record) throws IOException;
    }

    /** Hands on each resource once, in the order of their ids; those that come meanwhile may be among them. */
    void each(Taker taker) throws SQLException, IOException {
        List<BagRecord> stretch = stretch(FIRST);
        while (!stretch.isEmpty()) {
            for (BagRecord record : stretch) {
                taker.take(record);
            }
            stretch = stretch(stretch.getLast().id());
        }
    }

    private List<BagRecord> stretch(UUID after) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        PART + "select r.id, kind, o.code, state, withdrawn_reason, state_since, created_at,"
                                + " descriptors::text, provenance::text from learning_resource r"
                                + " join organisation o on o.id = r.organisation"
                                + " where r.organisation in (select id from part) and r.id > ? order by r.id limit "
                                + STRETCH)) {
            select.setString(1, code);
            select.setObject(2, after);
            List<UUID> ids = new ArrayList<>();
            List<BagRecord> bare = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    bare.add(record(row));
                    ids.add(bare.getLast().id());
                }
            }
            Map<UUID, List<BagRecord.File>> files = files(connection, ids);
            return bare.stream()
                    .map(record -> record.with(files.getOrDefault(record.id(), List.of())))
                    .toList();
        }
    }

    private static BagRecord record(ResultSet row) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        Optional<String> provenance = Optional.ofNullable(row.getString(9));
        try {
            return new BagRecord(
                    BagRecord.FORMAT,
                    id,
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    Optional.ofNullable(row.getString(5)),
                    instant(row, 6),
                    instant(row, 7),
                    BagRecord.descriptors(row.getString(8)),
                    provenance.isPresent() ? Optional.of(BagRecord.provenance(provenance.get())) : Optional.empty(),
                    List.of());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The row of " + id + " cannot be read", e);
        }
    }

    private static Map<UUID, List<BagRecord.File>> files(Connection connection, List<UUID> resources)
            throws SQLException {
        Map<UUID, List<BagRecord.File>> files = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select resource, id, role, sha256, size, media_type, filename, language, origin from asset"
                        + " where resource = any(?) order by resource, id")) {
            select.setArray(1, connection.createArrayOf("uuid", resources.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    files.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                            .add(new BagRecord.File(
                                    BagLayout.path(row.getObject(2, UUID.class), row.getString(7)),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getLong(5),
                                    row.getString(6),
                                    row.getString(7),
                                    Optional.ofNullable(row.getString(8)),
                                    Origin.of(row.getString(9))));
                }
            }
        }
        return files;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
