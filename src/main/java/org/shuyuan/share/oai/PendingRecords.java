package org.shuyuan.share.oai;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.ResourceChanged;
import org.shuyuan.people.Organisations;

/**
 * Renders a resource for harvesters in the transaction that changes it, and leaves the record for the
 * {@link Stamper}. The catalog lets changes of one resource come one after the other, so the last rendering is of the
 * last change.
 */
@ApplicationScoped
class PendingRecords {

    /** The columns in which what is rendered is kept, in the order of the formats. */
    static final String RENDERED =
            Arrays.stream(MetadataFormat.values()).map(MetadataFormat::prefix).collect(Collectors.joining(", "))
                    + ", about";

    private static final String NEWEST = """
            select identifier, deleted, sets, RENDERED from oai_pending where resource = ?
            union all
            (select identifier, deleted, sets, RENDERED from oai_record where resource = ?
              and not exists (select from oai_pending where resource = ?))
            """.replace("RENDERED", RENDERED);

    private static final String WRITE = """
            insert into oai_pending (resource, identifier, deleted, sets, RENDERED) values (?, ?, ?, ?, VALUES)
            on conflict (resource) do update
              set (deleted, sets, RENDERED) = row (excluded.deleted, excluded.sets, EXCLUDED)
            """.replace("VALUES", RENDERED.replaceAll("\\w+", "?"))
            .replace("EXCLUDED", RENDERED.replaceAll("\\w+", "excluded.$0"))
            .replace("RENDERED", RENDERED);

    private final Catalog catalog;
    private final Organisations organisations;
    private final Renderings renderings;
    private final RepositoryAddress address;
    private final DataSource database;

    PendingRecords(
            Catalog catalog,
            Organisations organisations,
            Renderings renderings,
            RepositoryAddress address,
            DataSource database) {
        this.catalog = catalog;
        this.organisations = organisations;
        this.renderings = renderings;
        this.address = address;
        this.database = database;
    }

    void changed(@Observes ResourceChanged change) {
        UUID id = change.resource();
        Optional<LearningResource> published = catalog.find(id).filter(LearningResource::published);
        try (Connection connection = database.getConnection()) {
            Optional<Rendering> known = newest(connection, id);
            if (published.isPresent()) {
                // An identifier that harvesters know stays the same even if the repository is called otherwise now.
                String identifier = known.map(Rendering::identifier).orElseGet(() -> address.identifier(id));
                Rendering now = renderings.of(
                        published.get(), organisations.line(published.get().organisation()), identifier);
                if (known.isEmpty() || !known.get().equals(now)) {
                    write(connection, id, now);
                }
            } else if (known.isPresent() && !known.get().deleted()) {
                write(connection, id, Rendering.deleted(known.get().identifier()));
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
                return row.next() ? Optional.of(rendering(row)) : Optional.empty();
            }
        }
    }

    private static Rendering rendering(ResultSet row) throws SQLException {
        Map<MetadataFormat, String> metadata = new EnumMap<>(MetadataFormat.class);
        for (MetadataFormat format : MetadataFormat.values()) {
            @Nullable String element = row.getString(format.prefix());
            if (element != null) {
                metadata.put(format, element);
            }
        }
        @Nullable String about = row.getString("about");
        return new Rendering(
                row.getString("identifier"),
                row.getBoolean("deleted"),
                List.of((String[]) row.getArray("sets").getArray()),
                metadata,
                about == null ? "" : about);
    }

    private static void write(Connection connection, UUID id, Rendering rendering) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(WRITE)) {
            insert.setObject(1, id);
            insert.setString(2, rendering.identifier());
            insert.setBoolean(3, rendering.deleted());
            insert.setArray(4, connection.createArrayOf("text", rendering.sets().toArray()));
            int column = 5;
            for (MetadataFormat format : MetadataFormat.values()) {
                insert.setString(column++, rendering.metadata().get(format));
            }
            insert.setString(column, rendering.about().isEmpty() ? null : rendering.about());
            insert.executeUpdate();
        }
    }
}
