package org.shuyuan.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Who may connect to a cluster: its file {@code pg_hba.conf} (PostgreSQL documentation, "Client Authentication"). */
record ClientRules(Path file) {

    static final String METHOD = "scram-sha-256";

    /** No sockets in the file system (there are none), no replication. */
    private static final String WITH_PASSWORD = """
            # Whoever connects shows the password that lies beside this cluster.
            host all all 127.0.0.1/32 %1$s
            host all all ::1/128      %1$s
            """.formatted(METHOD);

    private static final String TRUSTING = """
            host all all 127.0.0.1/32 trust
            host all all ::1/128      trust
            """;

    static ClientRules of(Path cluster) {
        return new ClientRules(cluster.resolve("pg_hba.conf"));
    }

    /** Whether somebody is let in without a password, as in clusters that were made before there was one. */
    boolean trust() throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(line -> !line.startsWith("#") && line.strip().endsWith("trust"));
        }
    }

    /** For a cluster that is stopped and whose password is lost: its owner can let himself in. */
    void letIn() throws IOException {
        write(TRUSTING);
    }

    /** Gives a running cluster its password, and from then on lets nobody in without it. Any number of times. */
    void demand(DatabasePassword password, DataSource cluster) throws IOException, SQLException {
        try (Connection connection = cluster.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role " + Postgres.USER + " password '" + password.value() + "'");
            write(WITH_PASSWORD);
            statement.execute("select pg_reload_conf()");
        }
    }

    private void write(String rules) throws IOException {
        Path draft = file.resolveSibling("pg_hba.conf.new");
        Files.writeString(draft, rules);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
