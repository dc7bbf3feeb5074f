package org.shuyuan.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.shuyuan.people.Roster;

/**
 * Commands that write the register, a whole table or nothing of it. What is new is printed before it counts: nobody can
 * read a password again. Each answers the exit code.
 */
final class RegisterCommands {

    private static final String PIPED_IN = "-";

    private RegisterCommands() {}

    @FunctionalInterface
    private interface Entry {

        /** The lines to print. */
        List<String> in(Roster roster) throws SQLException;
    }

    /** Prints the codes. */
    static int organisations(String file, DataSource database) throws SQLException {
        return table(file, database, Roster::organisations);
    }

    /** Prints the names with their passwords. */
    static int accounts(String file, DataSource database) throws SQLException {
        return table(
                file,
                database,
                (roster, table) -> roster.accounts(table).entrySet().stream()
                        .map(made -> made.getKey() + "\t" + made.getValue())
                        .toList());
    }

    /** Prints the password. */
    static int password(String account, DataSource database) throws SQLException {
        return write(database, roster -> {
            Optional<String> password = roster.newPassword(account);
            return password.map(List::of).orElseThrow(() -> new Refusal("There is no account named " + account));
        });
    }

    @FunctionalInterface
    private interface TableEntry {

        List<String> in(Roster roster, List<String> table) throws SQLException;
    }

    private static int table(String file, DataSource database, TableEntry entry) throws SQLException {
        List<String> table;
        try {
            byte[] bytes = file.equals(PIPED_IN) ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
            table = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .lines()
                    .toList();
        } catch (CharacterCodingException notText) {
            return refused(file + " is not text in UTF-8");
        } catch (IOException e) {
            return refused(file + " cannot be read: " + e);
        }
        return write(database, roster -> {
            try {
                return entry.in(roster, table);
            } catch (Roster.WrongLine wrong) {
                throw new Refusal("%s:%d: %s; nothing was taken".formatted(file, wrong.line(), wrong.getMessage()));
            }
        });
    }

    private static int write(DataSource database, Entry entry) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            entry.in(new Roster(connection, Clock.systemUTC())).forEach(System.out::println);
            if (System.out.checkError()) {
                return refused("What is new cannot be printed; nothing was taken");
            }
            connection.commit();
            return 0;
        } catch (Refusal refusal) {
            return refused(String.valueOf(refusal.getMessage()));
        }
    }

    private static int refused(String reason) {
        System.err.println(reason);
        return 1;
    }

    private static final class Refusal extends RuntimeException {

        Refusal(String reason) {
            super(reason);
        }
    }
}
