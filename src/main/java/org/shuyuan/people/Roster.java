package org.shuyuan.people;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the organisations and accounts of a district from tables: text with a tabulator between the columns, whose
 * first line names them. What is there already stays as it is, so that a table can grow and be given again. All within
 * the transaction of a connection, which the caller ends.
 */
public final class Roster {

    private static final List<String> OF_ORGANISATIONS = List.of("code", "parent", "level", "title");
    private static final List<String> OF_ACCOUNTS = List.of("name", "title", "organisation", "role");
    private static final List<String> LEVELS =
            Arrays.stream(OrganisationLevel.values()).map(OrganisationLevel::id).toList();
    private static final List<String> ROLES =
            Arrays.stream(Role.values()).map(Role::id).toList();
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,63}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,63}");
    private static final Pattern TITLE =
            Pattern.compile("[^\\p{Cc}\\s][^\\p{Cc}]{0," + (Organisation.LONGEST_TITLE - 1) + "}");

    private final Register register;

    /** Whether somebody can sign in by this name. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether somebody can be called so. */
    public static boolean isTitle(String title) {
        return TITLE.matcher(title).matches();
    }

    public Roster(Connection connection, Clock clock) {
        this.register = new Register(connection, clock.instant());
    }

    /** A line of a table that can't be taken; lines count from 1. */
    public static final class WrongLine extends RuntimeException {

        private final int line;

        WrongLine(int line, String reason) {
            super(reason);
            this.line = line;
        }

        public int line() {
            return line;
        }
    }

    /**
     * Columns {@code code, parent, level, title}; a parent stands above its children or was there before.
     *
     * @return the codes that are new, in their order
     * @throws WrongLine at the first that can't be taken
     */
    public List<String> organisations(List<String> lines) throws SQLException {
        register.lock();
        Set<String> added = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        for (Table.Row row : Table.of(lines, OF_ORGANISATIONS).rows()) {
            String code = row.cell(0, CODE);
            row.require(seen.add(code), "the code " + code + " stands twice");
            OrganisationLevel level = OrganisationLevel.of(row.oneOf(2, LEVELS));
            @Nullable UUID parent = row.cell(1).isEmpty() ? null : parent(row, level);
            String title = row.cell(3, TITLE);
            if (register.add(parent, level, code, title)) {
                added.add(code);
            } else {
                requireSame(row, code, parent, level, title);
            }
        }
        return List.copyOf(added);
    }

    private UUID parent(Table.Row row, OrganisationLevel level) throws SQLException {
        String code = row.cell(1, CODE);
        Optional<Organisation> parent = register.organisation(code);
        row.require(parent.isPresent(), "the parent " + code + " stands nowhere above");
        row.require(
                parent.get().level().compareTo(level) < 0,
                "a " + level.id() + " cannot stand under a "
                        + parent.get().level().id());
        return parent.get().id();
    }

    private void requireSame(Table.Row row, String code, @Nullable UUID parent, OrganisationLevel level, String title)
            throws SQLException {
        Organisation known = register.organisation(code).orElseThrow();
        row.require(
                known.level() == level && known.title().equals(title),
                "%s is already the %s %s, and stays so"
                        .formatted(code, known.level().id(), known.title()));
        row.require(
                Objects.equals(known.parent(), parent),
                code + " stands elsewhere in the tree already, and stays there");
    }

    /**
     * Columns {@code name, title, organisation, role}; an account stands on as many lines as it has roles.
     *
     * @return the passwords of the accounts that are new, by name in their order
     * @throws WrongLine at the first that can't be taken
     */
    public Map<String, String> accounts(List<String> lines) throws SQLException {
        register.lock();
        Map<String, String> passwords = new LinkedHashMap<>();
        for (Table.Row row : Table.of(lines, OF_ACCOUNTS).rows()) {
            String name = row.cell(0, NAME);
            String title = row.cell(1, TITLE);
            String code = row.cell(2, CODE);
            Optional<Organisation> organisation = register.organisation(code);
            row.require(organisation.isPresent(), "there is no organisation with the code " + code);
            Role role = Role.of(row.oneOf(3, ROLES));
            Optional<Register.Person> known = register.person(name);
            // Two people with one name must not become one account.
            known.ifPresent(person -> row.require(
                    person.displayName().equals(title),
                    "%s is the name of %s already".formatted(name, person.displayName())));
            UUID account;
            if (known.isPresent()) {
                account = known.get().id();
            } else {
                String password = Passwords.make();
                passwords.put(name, password);
                account = register.add(name, title, password);
            }
            register.join(account, organisation.get().id(), role);
        }
        return passwords;
    }

    /**
     * Makes another password for an account; sessions that the old one has opened end.
     *
     * @return nothing where there is no account of this name
     */
    public Optional<String> newPassword(String name) throws SQLException {
        String password = Passwords.make();
        return register.setPassword(name, password) ? Optional.of(password) : Optional.empty();
    }
}
