package org.shuyuan.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database lets in who knows its password, also when its folder was made before there was one. */
class PostgresTest {

    private static final Path PROGRAMS = Engines.programs(
                    Path.of(System.getProperty("shuyuan.engine.dir", "target/engine")),
                    Path.of("target").toAbsolutePath())
            .resolve("postgres");

    @TempDir
    Path data;

    @Test
    void refusesWhoDoesNotKnowThePassword() throws Exception {
        try (Postgres database = Postgres.start(PROGRAMS, data)) {
            String url = url(database);

            assertThat(answer(url, password(database))).isEqualTo("1");
            refused(url, "");
            refused(url, "postgres");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(DatabasePassword.file(data))))
                .isEqualTo("rw-------");
    }

    @Test
    void upgradesAFolderThatTrustedEverybody() throws Exception {
        try (EmbeddedPostgres before = trusting();
                Connection connection = before.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create table lesson as select '杯子里的云' as title");
        }
        assertThat(ClientRules.of(data.resolve("postgres")).trust()).isTrue();

        try (Postgres database = Postgres.start(PROGRAMS, data)) {
            assertThat(ask(url(database), password(database), "select title from lesson"))
                    .isEqualTo("杯子里的云");
            refused(url(database), "");
        }
        try (Postgres again = Postgres.start(PROGRAMS, data)) {
            assertThat(answer(url(again), password(again))).isEqualTo("1");
            refused(url(again), "");
        }
    }

    @Test
    void makesANewPasswordWhereTheOldOneIsLost() throws Exception {
        String before;
        try (Postgres database = Postgres.start(PROGRAMS, data)) {
            before = password(database);
        }
        Files.delete(DatabasePassword.file(data));

        try (Postgres database = Postgres.start(PROGRAMS, data)) {
            assertThat(answer(url(database), password(database))).isEqualTo("1");
            refused(url(database), before);
        }
    }

    @Test
    void comesBackAtTheSameAddressAfterAKill() throws Exception {
        try (Postgres database = Postgres.start(PROGRAMS, data)) {
            String url = url(database);
            try (Connection connection = DriverManager.getConnection(url, Postgres.USER, password(database))) {
                connection.createStatement().execute("create table lesson as select '杯子里的云' as title");
            }

            Postmaster.of(data.resolve("postgres")).orElseThrow().process().destroyForcibly();

            assertThat(answeredAgain(url, password(database))).isEqualTo("杯子里的云");
        }
        assertThat(Postmaster.of(data.resolve("postgres"))).isEmpty();
    }

    private static String answeredAgain(String url, String password) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (true) {
            try {
                return ask(url, password, "select title from lesson");
            } catch (SQLException notYet) {
                assertThat(System.nanoTime()).as("back in two minutes").isLessThan(limit);
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    @Test
    void beginsAnewWhereItsMakingWasKilled() throws Exception {
        Files.createFile(data.resolve("postgres-unfinished"));
        Files.createDirectories(data.resolve("postgres/base"));
        Files.writeString(data.resolve("postgres/PG_VERSION"), "18\n");

        try (Postgres database = Postgres.start(PROGRAMS, data)) {
            assertThat(answer(url(database), password(database))).isEqualTo("1");
        }
        assertThat(data.resolve("postgres-unfinished")).doesNotExist();
    }

    /** As the service started its database before it had a password. */
    private EmbeddedPostgres trusting() throws Exception {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(PROGRAMS.toFile())
                .setLocaleConfig("locale", "C.UTF-8")
                .start();
    }

    private static String url(Postgres database) {
        return setting(database.configuration(), Engines.DATABASE);
    }

    private static String password(Postgres database) {
        return setting(database.configuration(), Engines.DATABASE_PASSWORD);
    }

    private static String setting(Map<String, String> configuration, String name) {
        return configuration.getOrDefault(name, "");
    }

    private static String answer(String url, String password) throws SQLException {
        return ask(url, password, "select 1");
    }

    private static String ask(String url, String password, String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, Postgres.USER, password);
                ResultSet answer = connection.createStatement().executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void refused(String url, String password) {
        assertThatThrownBy(() -> answer(url, password))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
    }
}
