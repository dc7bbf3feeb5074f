package org.shuyuan.web;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.shuyuan.bench.Benches;
import org.shuyuan.embedded.EmbeddedDatabase;
import org.shuyuan.people.ApiTokens;
import org.shuyuan.people.Roster;
import org.shuyuan.seal.SigningKeys;
import org.shuyuan.search.Reindex;

/** What the launcher can ask for beside the running service. */
final class Commands {

    private Commands() {}

    /** Answers the exit code. */
    static int run(String[] arguments, Path engines, Path data) throws Exception {
        // Nothing has configured the log, and unconfigured it tells everything.
        Logger.getLogger("").setLevel(Level.WARNING);
        String subject = arguments.length > 1 ? arguments[1] : "";
        return switch (arguments[0]) {
            case "token" -> token(subject, engines, data);
            case "password" -> password(subject, engines, data);
            case "organisations" -> enrol(Enrolment.ORGANISATIONS, subject, engines, data);
            case "accounts" -> enrol(Enrolment.ACCOUNTS, subject, engines, data);
            case "reindex" -> reindex(engines, data);
            case "rotate-keys" -> rotateKeys(subject.equals("at-once"), engines, data);
            case "bench" -> {
                boolean toFile = arguments.length > 2 && !arguments[2].isEmpty();
                yield Benches.run(subject, toFile ? Optional.of(Path.of(arguments[2])) : Optional.empty());
            }
            case "rehearse" -> Benches.rehearse();
            default -> {
                System.err.println("Unknown command " + arguments[0]);
                yield 2;
            }
        };
    }

    private static int token(String account, Path engines, Path data) throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.of(engines, data)) {
            return printed(account, new ApiTokens(source(database), Clock.systemUTC()).issue(account));
        }
    }

    private static int password(String account, Path engines, Path data) throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.of(engines, data);
                Connection connection = source(database).getConnection()) {
            return printed(account, new Roster(connection, Clock.systemUTC()).newPassword(account));
        }
    }

    private static int printed(String account, Optional<String> secret) {
        secret.ifPresentOrElse(System.out::println, () -> System.err.println("There is no account named " + account));
        return secret.isPresent() ? 0 : 1;
    }

    private static int enrol(Enrolment enrolment, String file, Path engines, Path data) throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.of(engines, data)) {
            return enrolment.from(Path.of(file), source(database));
        }
    }

    private static int reindex(Path engines, Path data) throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.of(engines, data)) {
            System.out.println(
                    Reindex.all(source(database)) + " resources will be indexed again by the running service");
            return 0;
        }
    }

    private static int rotateKeys(boolean atOnce, Path engines, Path data) throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.of(engines, data)) {
            int id = SigningKeys.rotate(source(database), Clock.systemUTC(), atOnce);
            System.out.println("Key " + id + " signs from now on; all nodes know it in a minute"
                    + (atOnce ? ", and refuse what older ones have signed" : ""));
            return 0;
        }
    }

    private static DataSource source(EmbeddedDatabase database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        database.password().ifPresent(source::setPassword);
        return source;
    }
}
