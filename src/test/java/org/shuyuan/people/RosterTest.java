package org.shuyuan.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.embedded.TestEngines;

/** Tables of schools and people, as a district's office writes them. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class RosterTest {

    private static final List<String> TREE = List.of(
            "\uFEFFcode\tparent\tlevel\ttitle", "roster-1\t\tdistrict\t青溪区", "", "roster-2\troster-1\tschool\t 青溪一小 ");

    @Inject
    DataSource database;

    @Inject
    Accounts accounts;

    @Inject
    Organisations organisations;

    @Test
    void aTableCanBeGivenAgainWhenItHasGrown() {
        organisations(TREE);
        Organisation school = organisations.withCode("roster-2").orElseThrow();
        assertThat(school.title()).isEqualTo("青溪一小");
        assertThat(organisations.line(school.id()))
                .extracting(Organisation::code)
                .containsExactly("roster-1", "roster-2");

        List<String> grown = List.of(TREE.get(0), TREE.get(1), TREE.get(3), "roster-3\troster-1\tschool\t青溪二小");
        assertThat(organisations(grown)).containsExactly("roster-3");
        assertThat(organisations(grown)).isEmpty();
    }

    @Test
    void anAccountStandsOnALineForEachOfItsRoles() {
        organisations(TREE);
        String heading = "name\ttitle\torganisation\trole";
        List<String> table = List.of(
                heading,
                "roster.lin\t林悦\troster-2\tteacher",
                "roster.lin\t林悦\troster-1\tcurator",
                "roster-沈\t沈知远\troster-2\tlearner");

        Map<String, String> passwords = people(table);

        assertThat(passwords.keySet()).containsExactly("roster.lin", "roster-沈");
        assertThat(passwords.values()).doesNotHaveDuplicates().allMatch(password -> password.matches("[a-z2-9]{12}"));
        Account lin = accounts.signIn("roster.lin", passwords.getOrDefault("roster.lin", ""))
                .orElseThrow();
        assertThat(lin.displayName()).isEqualTo("林悦");
        assertThat(lin.roles()).containsExactlyInAnyOrder("teacher", "curator");
        assertThat(people(table)).as("nobody is new, and no password changes").isEmpty();
        assertThat(accounts.signIn("roster.lin", passwords.getOrDefault("roster.lin", "")))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            code/parent/title                                            | 1 | the first line must name the columns
            code/parent/level/title;roster-9//district                   | 2 | 4 columns are wanted
            code/parent/level/title;;roster-9//village/青溪              | 3 | "village" is none of province, city, district
            code/parent/level/title;roster-9/nowhere/school/青溪         | 2 | the parent nowhere stands nowhere above
            code/parent/level/title;roster-9//school/青溪;r8/roster-9/district/青溪 | 3 | a district cannot stand under a school
            code/parent/level/title;roster-9//school/青溪;roster-9//school/青溪 | 3 | the code roster-9 stands twice
            code/parent/level/title;roster 9//school/青溪                | 2 | "roster 9" cannot be a code
            code/parent/level/title;roster-9//school/                    | 2 | the title is missing
            code/parent/level/title;roster-9//school/青溪;roster-1//district/别的区 | 3 | roster-1 is already the district 青溪区
            code/parent/level/title;roster-9//district/青溪;roster-2/roster-9/school/青溪一小 | 3 | roster-2 stands elsewhere
            code/parent/level/title;roster-9//school/␀                  | 2 | "?" cannot be a title
            code/parent/level/title;roster-9/␀/school/青溪               | 2 | "?" cannot be a parent
            code/parent/level/title;roster-9//school                     | 2 | 4 columns are wanted
            """)
    void aLineThatCannotBeTakenIsTold(String table, int line, String reason) {
        organisations(TREE);
        List<String> lines = table.replace('/', '\t')
                .replace('␀', '\0')
                .lines()
                .flatMap(text -> Stream.of(text.split(";", -1)))
                .toList();

        assertThatThrownBy(() -> organisations(lines))
                .isInstanceOfSatisfying(
                        Roster.WrongLine.class,
                        wrong -> assertThat(wrong.line()).isEqualTo(line))
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            roster.wu/吴一/roster-2/teacher;roster.wu/吴二/roster-1/curator | 3 | roster.wu is the name of 吴一 already
            roster.wu/吴一/roster-2/janitor                              | 2 | "janitor" is none of learner, teacher
            roster.wu/吴一/nowhere/teacher                               | 2 | there is no organisation with the code nowhere
            roster wu/吴一/roster-2/teacher                              | 2 | "roster wu" cannot be a name
            """)
    void nobodyBecomesSomebodyElse(String table, int line, String reason) {
        organisations(TREE);
        List<String> lines = ("name/title/organisation/role;" + table)
                .replace('/', '\t')
                .lines()
                .flatMap(text -> Stream.of(text.split(";", -1)))
                .toList();

        assertThatThrownBy(() -> people(lines))
                .isInstanceOfSatisfying(
                        Roster.WrongLine.class,
                        wrong -> assertThat(wrong.line()).isEqualTo(line))
                .hasMessageContaining(reason);
    }

    private List<String> organisations(List<String> table) {
        return taken(roster -> roster.organisations(table));
    }

    private Map<String, String> people(List<String> table) {
        return taken(roster -> roster.accounts(table));
    }

    @FunctionalInterface
    private interface Taking<T> {
        T from(Roster roster) throws SQLException;
    }

    private <T> T taken(Taking<T> taking) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                return taking.from(new Roster(connection, Clock.systemUTC()));
            }
        });
    }
}
