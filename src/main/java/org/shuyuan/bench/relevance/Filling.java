package org.shuyuan.bench.relevance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.DataFolder;

/** Writes the corpus into the catalog of a service that stands still, as people would have described and published it. */
final class Filling {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One a day, in an order that has nothing to do with what the resources are. */
    private static final int STEP = 397;

    private final Connection connection;
    private final Map<String, UUID> organisations = new HashMap<>();

    private Filling(Connection connection) {
        this.connection = connection;
    }

    /** @param ids of the entries, in their order */
    static void fill(Connection connection, List<Entry> corpus, List<UUID> ids) throws SQLException {
        Filling filling = new Filling(connection);
        filling.organisations();
        filling.resources(corpus, ids);
        filling.places(corpus, ids);
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into search_dirty (resource, since) select id, now() from learning_resource");
        }
    }

    private void organisations() throws SQLException {
        List<String> lines = new DataFolder("ingest", Optional.empty()).lines("organisations.tsv");
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into organisation (id, parent, level, code, title) values (?, ?, ?, ?, ?)")) {
            for (String line : lines.subList(1, lines.size())) {
                String[] row = line.split("\t", -1);
                UUID id = UUID.randomUUID();
                organisations.put(row[0], id);
                insert.setObject(1, id);
                insert.setObject(2, organisations.get(row[1]));
                insert.setString(3, row[2]);
                insert.setString(4, row[0]);
                insert.setString(5, row[3]);
                insert.executeUpdate();
            }
        }
    }

    private void resources(List<Entry> corpus, List<UUID> ids) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into learning_resource
                  (id, organisation, owner, kind, state, state_since, descriptors, created_at, updated_at, version)
                select ?, ?, id, ?, 'published', now() - make_interval(days => ?), cast(? as jsonb), now(), now(), 0
                from account where name = 'operator'""")) {
            for (int at = 0; at < corpus.size(); at++) {
                Entry entry = corpus.get(at);
                insert.setObject(1, ids.get(at));
                insert.setObject(2, organisations.getOrDefault(entry.fact("school"), organisations.get("33")));
                insert.setString(3, entry.fact("kind"));
                insert.setInt(4, at * STEP % corpus.size());
                insert.setString(5, said(entry));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String said(Entry entry) {
        Map<String, Map<String, List<String>>> said = new LinkedHashMap<>();
        entry.descriptors().forEach((field, values) -> said.put(field, Map.of("person", values)));
        try {
            return JSON.writeValueAsString(said);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void places(List<Entry> corpus, List<UUID> ids) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into place (id, resource, type, position, at, text) values (?, ?, ?, ?, ?, ?)")) {
            for (int at = 0; at < corpus.size(); at++) {
                int position = 0;
                for (Entry.Inside place : corpus.get(at).places()) {
                    insert.setObject(1, UUID.randomUUID());
                    insert.setObject(2, ids.get(at));
                    insert.setString(3, place.type());
                    insert.setInt(4, position++);
                    insert.setDouble(5, place.at());
                    insert.setString(6, place.text());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
