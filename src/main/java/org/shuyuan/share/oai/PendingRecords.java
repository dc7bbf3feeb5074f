package org.shuyuan.share.oai;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Parts;
import org.shuyuan.catalog.ResourceChanged;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.work.Jobs;

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
            select resource, identifier, deleted, sets, RENDERED from oai_pending where resource = any (?)
            union all
            select resource, identifier, deleted, sets, RENDERED from oai_record shown where resource = any (?)
              and not exists (select from oai_pending where resource = shown.resource)
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
    private final Parts parts;
    private final Renderings renderings;
    private final RepositoryAddress address;
    private final Jobs jobs;
    private final DataSource database;

    PendingRecords(
            Catalog catalog,
            Organisations organisations,
            Parts parts,
            Renderings renderings,
            RepositoryAddress address,
            Jobs jobs,
            DataSource database) {
        this.catalog = catalog;
        this.organisations = organisations;
        this.parts = parts;
        this.renderings = renderings;
        this.address = address;
        this.jobs = jobs;
        this.database = database;
    }

    void changed(@Observes ResourceChanged change) {
        catalog.find(change.resource()).ifPresent(resource -> render(List.of(resource)));
    }

    /** @param resources held locked by the caller's transaction */
    void render(List<LearningResource> resources) {
        Map<UUID, List<Organisation>> lines = organisations.lines(
                resources.stream().map(LearningResource::organisation).collect(Collectors.toSet()));
        try (Connection connection = database.getConnection();
                PreparedStatement write = connection.prepareStatement(WRITE)) {
            Map<UUID, Rendering> newest = newest(connection, resources);
            Map<UUID, Parts.Neighbours> neighbours =
                    parts.around(resources.stream().map(LearningResource::id).toList());
            for (LearningResource resource : resources) {
                Optional<Rendering> known = Optional.ofNullable(newest.get(resource.id()));
                List<Organisation> line = lines.getOrDefault(resource.organisation(), List.of());
                Parts.Neighbours around = neighbours.getOrDefault(resource.id(), Parts.Neighbours.NONE);
                Optional<Rendering> now = render(resource, line, around, known);
                if (now.isPresent() && !now.equals(known)) {
                    add(write, resource.id(), now.get());
                }
                if (shown(known) != shown(now)) {
                    Stream.concat(around.parts().stream(), around.wholes().stream())
                            .forEach(neighbour -> jobs.submit(NeighbourRendering.NAME, neighbour.toString()));
                }
            }
            write.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private static boolean shown(Optional<Rendering> rendering) {
        return rendering.filter(each -> !each.deleted()).isPresent();
    }

    /** Nothing of a draft that was never published. */
    private Optional<Rendering> render(
            LearningResource resource,
            List<Organisation> line,
            Parts.Neighbours neighbours,
            Optional<Rendering> known) {
        if (!resource.published()) {
            return known.map(Rendering::withdrawn);
        }
        // An identifier that harvesters know stays the same even if the repository is called otherwise now.
        String identifier = known.map(Rendering::identifier).orElseGet(() -> address.identifier(resource.id()));
        return Optional.of(renderings.of(resource, line, neighbours, identifier));
    }

    /** What is waiting, else what is shown, by resource. */
    private static Map<UUID, Rendering> newest(Connection connection, List<LearningResource> resources)
            throws SQLException {
        Map<UUID, Rendering> newest = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(NEWEST)) {
            Array ids = connection.createArrayOf(
                    "uuid", resources.stream().map(LearningResource::id).toArray());
            select.setArray(1, ids);
            select.setArray(2, ids);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    newest.put(row.getObject("resource", UUID.class), rendering(row));
                }
            }
        }
        return newest;
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

    private static void add(PreparedStatement write, UUID id, Rendering rendering) throws SQLException {
        write.setObject(1, id);
        write.setString(2, rendering.identifier());
        write.setBoolean(3, rendering.deleted());
        write.setArray(
                4, write.getConnection().createArrayOf("text", rendering.sets().toArray()));
        int column = 5;
        for (MetadataFormat format : MetadataFormat.values()) {
            write.setString(column++, rendering.metadata().get(format));
        }
        write.setString(column, rendering.about().isEmpty() ? null : rendering.about());
        write.addBatch();
    }
}
