package org.shuyuan.share.oai;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.ResourceChanged;

/**
 * Renders a resource for harvesters in the transaction that changes it, and leaves the record for the
 * {@link Stamper}. The catalog lets changes of one resource come one after the other, so the last rendering is of the
 * last change.
 */
@ApplicationScoped
class PendingRecords {

    private static final String NEWEST = """
            select identifier, deleted, sets, oai_dc from oai_pending where resource = ?
            union all
            (select identifier, deleted, sets, oai_dc from oai_record where resource = ?
              and not exists (select from oai_pending where resource = ?))
            """;

    private static final String WRITE = """
            insert into oai_pending (resource, identifier, deleted, sets, oai_dc) values (?, ?, ?, ?, ?)
            on conflict (resource) do update
              set deleted = excluded.deleted, sets = excluded.sets, oai_dc = excluded.oai_dc
            """;

    private final Catalog catalog;
    private final OaiSets sets;
    private final DublinCore dublinCore;
    private final RepositoryAddress address;
    private final DataSource database;

    PendingRecords(
            Catalog catalog, OaiSets sets, DublinCore dublinCore, RepositoryAddress address, DataSource database) {
        this.catalog = catalog;
        this.sets = sets;
        this.dublinCore = dublinCore;
        this.address = address;
        this.database = database;
    }

    /** @param metadata none where deleted */
    private record Rendering(
            String identifier,
            boolean deleted,
            List<String> sets,
            @Nullable String metadata) {}

    void changed(@Observes ResourceChanged change) {
        UUID id = change.resource();
        Optional<LearningResource> published = catalog.find(id).filter(LearningResource::published);
        try (Connection connection = database.getConnection()) {
            Optional<Rendering> known = newest(connection, id);
            if (published.isPresent()) {
                // An identifier that harvesters know stays the same even if the repository is called otherwise now.
                String identifier = known.map(Rendering::identifier).orElseGet(() -> address.identifier(id));
                String metadata = dublinCore.render(published.get(), identifier);
                Rendering now = new Rendering(identifier, false, sets.of(published.get()), metadata);
                if (known.isEmpty() || !known.get().equals(now)) {
                    write(connection, id, now);
                }
            } else if (known.isPresent() && !known.get().deleted()) {
                write(connection, id, new Rendering(known.get().identifier(), true, List.of(), null));
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /** What is waiting, else what is shown; nothing of a draft that was never published. */
    private static Optional<Rendering> newest(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEWEST)) {
            select.setObject(1, id);
            select.setObject(2, id);
            select.setObject(3, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Rendering(
                                row.getString(1),
                                row.getBoolean(2),
                                List.of((String[]) row.getArray(3).getArray()),
                                row.getString(4)))
                        : Optional.empty();
            }
        }
    }

    private static void write(Connection connection, UUID id, Rendering rendering) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(WRITE)) {
            insert.setObject(1, id);
            insert.setString(2, rendering.identifier());
            insert.setBoolean(3, rendering.deleted());
            insert.setArray(4, connection.createArrayOf("text", rendering.sets().toArray()));
            insert.setString(5, rendering.metadata());
            insert.executeUpdate();
        }
    }
}
