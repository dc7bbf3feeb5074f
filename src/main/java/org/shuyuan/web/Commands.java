package org.shuyuan.web;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.shuyuan.bench.Benches;
import org.shuyuan.embedded.EmbeddedDatabase;
import org.shuyuan.people.ApiTokens;
import org.shuyuan.seal.SigningKeys;
import org.shuyuan.search.rebuild.Reindex;
import org.shuyuan.share.bag.BagCommands;
import org.shuyuan.storage.ConfiguredStore;
import org.shuyuan.text.Language;

/** What the launcher can ask for beside the running service. */
final class Commands {

    private Commands() {}

    /** Answers the exit code. */
    static int run(String[] arguments, Path engines, Path data) throws Exception {
        // Nothing has configured the log, and unconfigured it tells everything.
        Logger.getLogger("").setLevel(Level.WARNING);
        String subject = arguments.length > 1 ? arguments[1] : "";
        return switch (arguments[0]) {
            case "token" -> on(engines, data, database -> token(subject, database));
            case "password" -> on(engines, data, database -> RegisterCommands.password(subject, database));
            case "organisations" -> on(engines, data, database -> RegisterCommands.organisations(subject, database));
            case "accounts" -> on(engines, data, database -> RegisterCommands.accounts(subject, database));
            case "export" ->
                on(
                        engines,
                        data,
                        database ->
                                bag(database).export(ConfiguredStore.of(), subject, Path.of(argument(arguments, 2))));
            case "import" -> on(engines, data, database -> take(database, arguments));
            case "reindex" -> on(engines, data, Commands::reindex);
            case "rotate-keys" -> on(engines, data, database -> rotateKeys(subject.equals("at-once"), database));
            case "bench" ->
                Benches.run(
                        subject,
                        further(2, arguments).map(Path::of),
                        further(3, arguments).stream()
                                .mapToInt(Integer::parseInt)
                                .findFirst());
            case "relevance" -> Benches.relevance(further(1, arguments).map(Path::of));
            case "rehearse" -> Benches.rehearse();
            default -> {
                System.err.println("Unknown command " + arguments[0]);
                yield 2;
            }
        };
    }

    private static Optional<String> further(int place, String[] arguments) {
        return Arrays.stream(arguments).skip(place).findFirst().filter(argument -> !argument.isEmpty());
    }

    private static BagCommands bag(DataSource database) {
        return new BagCommands(database, System.out, System.err, Clock.systemUTC());
    }

    private static int take(DataSource database, String[] arguments) throws SQLException {
        try {
            return bag(database)
                    .take(
                            Path.of(argument(arguments, 1)),
                            argument(arguments, 2),
                            argument(arguments, 3),
                            Locale.getDefault().getLanguage().equals("zh") ? Language.ZH_CN : Language.EN);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static String argument(String[] arguments, int at) {
        return arguments.length > at ? arguments[at] : "";
    }

    private static int token(String account, DataSource database) throws SQLException {
        Optional<String> token = new ApiTokens(database, Clock.systemUTC()).issue(account);
        token.ifPresentOrElse(System.out::println, () -> System.err.println("There is no account named " + account));
        return token.isPresent() ? 0 : 1;
    }

    private static int reindex(DataSource database) throws SQLException {
        System.out.println(Reindex.all(database) + " resources go into a new index, which the running service makes");
        return 0;
    }

    private static int rotateKeys(boolean atOnce, DataSource database) throws SQLException {
        int id = SigningKeys.rotate(database, Clock.systemUTC(), atOnce);
        System.out.println("Key " + id + " signs from now on; all nodes know it in a minute"
                + (atOnce ? ", and refuse what older ones have signed" : ""));
        return 0;
    }

    @FunctionalInterface
    private interface OnDatabase {

        int run(DataSource database) throws SQLException;
    }

    private static int on(Path engines, Path data, OnDatabase command) {
        EmbeddedDatabase database;
        try {
            database = EmbeddedDatabase.of(engines, data);
        } catch (IllegalStateException notThere) {
            System.err.println(notThere.getMessage());
            return 1;
        }
        try (database) {
            return command.run(source(database));
        } catch (SQLException e) {
            System.err.println("The database refuses: " + e.getMessage());
            return 1;
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
