package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.shuyuan.bench.ServiceProcess;
import org.shuyuan.embedded.EmbeddedDatabase;
import org.shuyuan.search.rebuild.Reindex;

/** The program is killed while it makes a new index: the old one answers, and after a start the new one is made. */
class RebuildCrashTest extends PackagedTest {

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Path ENGINES = Path.of(System.getProperty("shuyuan.engine.dir"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LESSONS = 3000;
    private static final String WANTED = "select count(*) from search_rebuild";
    private static final String HALF = "select count(*) from search_rebuild where done between 1 and " + (LESSONS - 1);

    /** So that there is a middle to be killed in, and it is seen. */
    private static final Map<String, String> SLOWLY =
            Map.of("SHUYUAN_SEARCH_FILL", "10", "SHUYUAN_SEARCH_TELL", "50ms", "SHUYUAN_SEARCH_FILLERS", "1");

    @Test
    void whatWasHalfFullIsBegunAnewAndLeavesNothingBehind() throws Exception {
        Path data = folder;
        try (ServiceProcess service = ServiceProcess.start(data, SLOWLY);
                EmbeddedDatabase database = EmbeddedDatabase.of(ENGINES, data)) {
            fill(database);
            Reindex.all(source(database));
            await().atMost(LONG).until(() -> number(database, WANTED) == 0);
            assertThat(total(service)).isEqualTo(LESSONS);

            Reindex.all(source(database));
            await().atMost(LONG).pollInterval(Duration.ofMillis(10)).until(() -> number(database, HALF) == 1);
            assertThat(indexes(data)).as("the old and the new").hasSize(4);
            assertThat(total(service)).isEqualTo(LESSONS);
            service.kill();
        }

        try (ServiceProcess service = ServiceProcess.start(data, SLOWLY);
                EmbeddedDatabase database = EmbeddedDatabase.of(ENGINES, data)) {
            // The engine answers a moment before its indexes do.
            await().atMost(LONG).until(() -> total(service) >= 0);
            assertThat(total(service)).isEqualTo(LESSONS);
            await().atMost(LONG).until(() -> number(database, WANTED) == 0);
            await().atMost(LONG).until(() -> indexes(data).size() == 2);
            assertThat(total(service)).isEqualTo(LESSONS);
        }
    }

    private static void fill(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = source(database).getConnection();
                Statement insert = connection.createStatement()) {
            insert.execute("""
                insert into learning_resource
                  (id, organisation, owner, kind, state, state_since, descriptors, created_at, updated_at, version)
                select uuidv7(), organisation.id, account.id, 'micro-lecture', 'published', now(),
                  jsonb_build_object('title', jsonb_build_object('person', jsonb_build_array('盐湖的第' || n || '课'))),
                  now(), now(), 0
                from organisation, account, generate_series(1, %d) n
                where organisation.code = '00' and account.name = 'operator'\
                """.formatted(LESSONS));
        }
    }

    private static int total(ServiceProcess service) throws IOException, InterruptedException {
        return JSON.readTree(service.send(HttpRequest.newBuilder(), "/api/search?size=1")
                        .body())
                .path("total")
                .asInt(-1);
    }

    /** Asked of the engine itself, which writes down its port. */
    private static List<String> indexes(Path data) throws IOException {
        String port = Files.readString(data.resolve("search/port")).strip();
        List<String> names = new ArrayList<>();
        URI address = URI.create("http://127.0.0.1:" + port + "/_cat/indices/resource-*,place-*?format=json");
        try (InputStream indexes = address.toURL().openStream()) {
            JSON.readTree(indexes)
                    .forEach(index -> names.add(index.path("index").asText()));
        }
        return names;
    }

    private static long number(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = source(database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static PGSimpleDataSource source(EmbeddedDatabase database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password().orElse(""));
        return source;
    }
}
