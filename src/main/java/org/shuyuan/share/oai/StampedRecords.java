package org.shuyuan.share.oai;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shuyuan.share.oai.OaiRequest.Selection;

/** Reads what harvesters see. Each method sees one moment: no stamper works while it looks. */
@ApplicationScoped
class StampedRecords {

    private static final String COLUMNS = "select identifier, seq, datestamp, deleted, sets, ";
    private static final String IN_SET = " and (sets || left_sets) @> array[cast(? as text)]";
    private static final String NO_METADATA = "null, null";

    private final DataSource database;

    StampedRecords(DataSource database) {
        this.database = database;
    }

    /**
     * A stretch of a list.
     *
     * @param asOf a moment such that everything that isn't seen here will get a datestamp not before it
     * @param more whether the list goes on after these records
     * @param size how many records the list has; counted only where a list begins, else 0
     */
    record Stretch(Instant asOf, List<StoredRecord> records, boolean more, long size) {}

    /** @param after the place after which the stretch begins; none at the beginning of a list */
    @Transactional
    Stretch read(Selection selection, Optional<Long> after, int length, boolean metadata) {
        try (Connection connection = database.getConnection()) {
            StampLock.shared(connection);
            Instant asOf = now(connection);
            // Datestamps never decrease with seq, so two dates are two places, found by index, and the walk is by
            // place.
            long low = after.isPresent()
                    ? after.get()
                    : selection.from().map(from -> place(connection, from) - 1).orElse(0L);
            long high =
                    selection.before().map(before -> place(connection, before)).orElse(Long.MAX_VALUE);
            MetadataFormat format = MetadataFormat.of(selection.prefix()).orElseThrow();
            String there = there(format) + (selection.set().isPresent() ? IN_SET : "");
            String columns = metadata ? columns(format) : NO_METADATA;
            List<StoredRecord> records = page(connection, low, high, selection.set(), length + 1, columns, there);
            boolean more = records.size() > length;
            long size = after.isPresent()
                    ? 0
                    : more ? count(connection, low, high, selection.set(), there) : records.size();
            return new Stretch(asOf, more ? List.copyOf(records.subList(0, length)) : records, more, size);
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /** A record without metadata, though it isn't deleted, is there in other formats only. */
    @Transactional
    Optional<StoredRecord> find(String identifier, MetadataFormat format) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        COLUMNS + columns(format) + " from oai_record where identifier = ?")) {
            select.setString(1, identifier);
            return records(select).stream().findFirst();
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /** The datestamp of the record that was left alone for the longest time; now, where there is none. */
    @Transactional
    Instant earliest() {
        try (Connection connection = database.getConnection()) {
            return instant(
                    connection,
                    "select coalesce((select datestamp from oai_record order by seq limit 1),"
                            + " date_trunc('second', clock_timestamp()))");
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /** Whether any record is, or once was, in this set. */
    @Transactional
    boolean anyIn(String set) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select exists (select from oai_record where true" + IN_SET + ")")) {
            select.setString(1, set);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /** How many records are in this set, and not deleted. */
    @Transactional
    long publishedIn(String set) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select count(*) from oai_record where sets @> array[cast(? as text)] and not deleted")) {
            select.setString(1, set);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private static Instant now(Connection connection) throws SQLException {
        return instant(
                connection,
                "select greatest(date_trunc('second', clock_timestamp()),"
                        + " (select datestamp from oai_record order by seq desc limit 1))");
    }

    private static Instant instant(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** The first place whose datestamp is not before this moment; beyond all places where there is none yet. */
    private static long place(Connection connection, Instant moment) {
        try (PreparedStatement select = connection.prepareStatement(
                "select seq from oai_record where datestamp >= ? order by datestamp, seq limit 1")) {
            select.setObject(1, moment.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : Long.MAX_VALUE;
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /**
     * What is wide lies beside the table, so a list reads nothing of the formats that it wasn't asked for. Simple Dublin
     * Core holds the licence itself; without it in the about, the pages of a repository that has taken nothing from others
     * are valid by the two schemas of the protocol alone.
     */
    private static String columns(MetadataFormat format) {
        return format.prefix()
                + (format == MetadataFormat.OAI_DC
                        ? ", nullif(split_part(about, '" + AboutXml.RIGHTS_BEGIN + "', 1), '')"
                        : ", about");
    }

    /** After a format has come new, records are missing in it until they are rendered anew; then they come as changed. */
    private static String there(MetadataFormat format) {
        return format == MetadataFormat.OAI_DC ? "" : " and (deleted or " + format.prefix() + " is not null)";
    }

    private static List<StoredRecord> page(
            Connection connection, long low, long high, Optional<String> set, int length, String columns, String there)
            throws SQLException {
        String sql = COLUMNS + columns + " from oai_record where seq > ? and seq < ?" + there + " order by seq limit "
                + length;
        try (PreparedStatement select = range(connection, sql, low, high, set)) {
            List<StoredRecord> records = records(select);
            return set.isPresent()
                    ? records.stream().map(record -> record.within(set.get())).toList()
                    : records;
        }
    }

    private static long count(Connection connection, long low, long high, Optional<String> set, String there)
            throws SQLException {
        String sql = "select count(*) from oai_record where seq > ? and seq < ?" + there;
        try (PreparedStatement select = range(connection, sql, low, high, set);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static PreparedStatement range(Connection connection, String sql, long low, long high, Optional<String> set)
            throws SQLException {
        PreparedStatement select = connection.prepareStatement(sql);
        select.setLong(1, low);
        select.setLong(2, high);
        if (set.isPresent()) {
            select.setString(3, set.get());
        }
        return select;
    }

    private static List<StoredRecord> records(PreparedStatement select) throws SQLException {
        List<StoredRecord> records = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                records.add(new StoredRecord(
                        row.getString(1),
                        row.getLong(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getBoolean(4),
                        List.of((String[]) row.getArray(5).getArray()),
                        xml(row, 6),
                        xml(row, 7)));
            }
        }
        return records;
    }

    /** The driver hands out the bytes of a text as they came: nothing of a page is decoded to be encoded again. */
    private static @Nullable WrittenXml xml(ResultSet row, int column) throws SQLException {
        byte @Nullable [] utf8 = row.getBytes(column);
        return utf8 == null ? null : WrittenXml.of(utf8);
    }
}
