package org.shuyuan.web;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;
import org.shuyuan.embedded.EmbeddedDatabase;
import org.shuyuan.people.ApiTokens;

/** What the launcher can ask for beside the running service. */
final class Commands {

    private Commands() {}

    /** Answers the exit code. */
    static int run(String[] arguments, Path engineDirectory, Path data) throws Exception {
        return switch (arguments[0]) {
            case "token" -> token(arguments[1], data);
            default -> {
                System.err.println("Unknown command " + arguments[0]);
                yield 2;
            }
        };
    }

    private static int token(String account, Path data) throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.of(data)) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(database.url());
            source.setUser(database.user());
            database.password().ifPresent(source::setPassword);
            Optional<String> token = new ApiTokens(source, Clock.systemUTC()).issue(account);
            token.ifPresentOrElse(
                    System.out::println, () -> System.err.println("There is no account named " + account));
            return token.isPresent() ? 0 : 1;
        }
    }
}
