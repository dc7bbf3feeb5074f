package org.shuyuan.web;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.shuyuan.people.Roster;

/** Takes a whole table into the register, or nothing of it; what is new is printed. */
enum Enrolment {
    /** Prints the codes. */
    ORGANISATIONS {
        @Override
        List<String> take(Roster roster, List<String> table) throws SQLException {
            return roster.organisations(table);
        }
    },
    /** Prints the names with their passwords, which nobody can read again. */
    ACCOUNTS {
        @Override
        List<String> take(Roster roster, List<String> table) throws SQLException {
            return roster.accounts(table).entrySet().stream()
                    .map(made -> made.getKey() + "\t" + made.getValue())
                    .toList();
        }
    };

    abstract List<String> take(Roster roster, List<String> table) throws SQLException;

    /** Answers the exit code; a refusal is told on stderr, with file, line and reason. */
    int from(Path file, DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<String> table = Files.readAllLines(file);
            connection.setAutoCommit(false);
            List<String> added = take(new Roster(connection, Clock.systemUTC()), table);
            connection.commit();
            added.forEach(System.out::println);
            return 0;
        } catch (Roster.WrongLine wrong) {
            System.err.printf("%s:%d: %s; nothing was taken%n", file, wrong.line(), wrong.getMessage());
        } catch (CharacterCodingException notText) {
            System.err.println(file + " is not text in UTF-8");
        } catch (IOException e) {
            System.err.println(file + " cannot be read");
        }
        return 1;
    }
}
