package org.shuyuan.share.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;

/** The database on bad days, while records come in. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class WritingTest {

    @Inject
    Curator curator;

    @Inject
    DataSource database;

    private Neighbour neighbour;

    @BeforeEach
    void aNeighbour() throws Exception {
        neighbour = new Neighbour("w" + UUID.randomUUID().toString().substring(0, 8) + ".example");
        for (int i = 1; i <= 5; i++) {
            neighbour.has("lesson-" + i, "难存的课" + i);
        }
    }

    @AfterEach
    void theDatabaseIsWellAgain() throws Exception {
        neighbour.close();
        run(
                "drop trigger if exists bad_day on harvest_item; drop function if exists bad_day; drop sequence if exists bad_days");
    }

    @Test
    void aDeadlockIsTriedAgainAtOnce() throws Exception {
        fails("lesson-2", "40P01", 2);

        JsonPath run = curator.harvested(curator.adds(neighbour));

        assertThat(run.getString("state")).isEqualTo("done");
        assertThat(run.getLong("tally.added")).isEqualTo(5);
        assertThat(curator.doubts(run)).isEqualTo("[]");
    }

    @Test
    void whatIsNoRecordsFaultIsWaitedFor() throws Exception {
        for (String state : new String[] {"40001", "55P03", "57P01", "53100"}) {
            theDatabaseIsWellAgain();
            aNeighbour();
            fails("lesson-4", state, 7);

            JsonPath run = curator.harvested(curator.adds(neighbour));

            assertThat(run.getString("state")).as(state).isEqualTo("done");
            assertThat(run.getLong("tally.added")).as(state).isEqualTo(5);
            assertThat(curator.doubts(run)).as(state).isEqualTo("[]");
        }
    }

    @Test
    void oneThatCannotBeWrittenStopsNoOther() throws Exception {
        fails("lesson-2", "22000", Integer.MAX_VALUE);

        JsonPath run = curator.harvested(curator.adds(neighbour));

        assertThat(run.getString("state")).isEqualTo("done");
        assertThat(run.getLong("tally.listed")).isEqualTo(5);
        assertThat(run.getLong("tally.added")).isEqualTo(4);
        assertThat(run.getLong("tally.refused")).isEqualTo(1);
        assertThat(curator.doubts(run)).contains("FAILED", neighbour.identifier("lesson-2"));
        assertThat(curator.finds(neighbour, "lesson-2")).isEmpty();
    }

    @Test
    void oneThatIsAskedForByNameStopsNoOtherEither() throws Exception {
        String source = curator.adds(neighbour);
        curator.harvested(source);
        neighbour.forgets("lesson-2");
        neighbour.forgets("lesson-3");
        fails("lesson-2", "22000", 3);

        JsonPath run = curator.runs(source, "reconcile");

        assertThat(run.getString("state")).isEqualTo("done");
        assertThat(run.getLong("tally.withdrawn")).isEqualTo(1);
        assertThat(curator.doubts(run)).contains("FAILED", neighbour.identifier("lesson-2"));
    }

    @Test
    void aPageThatTakesTooLongIsTakenInParts() throws Exception {
        // Three of them are longer than shuyuan.harvest.writing, two aren't.
        slow("2.5");

        JsonPath run = curator.harvested(curator.adds(neighbour));

        assertThat(run.getString("state")).isEqualTo("done");
        assertThat(run.getInt("pages")).isEqualTo(2);
        assertThat(run.getLong("tally.listed")).isEqualTo(5);
        assertThat(run.getLong("tally.refused")).isZero();
        assertThat(curator.doubts(run)).isEqualTo("[]");
        assertThat(curator.finds(neighbour, "lesson-1")).isPresent();
        assertThat(curator.finds(neighbour, "lesson-3")).isPresent();
    }

    /** So many times this record can't be written, for this reason. */
    private void fails(String local, String state, int times) throws SQLException {
        // What a sequence has given out it doesn't take back with the transaction.
        run("create sequence bad_days");
        on("if new.identifier = '" + neighbour.identifier(local) + "' and nextval('bad_days') <= " + times
                + " then raise exception 'a bad day' using errcode = '" + state + "'; end if;");
    }

    private void slow(String seconds) throws SQLException {
        on("if new.identifier like '" + neighbour.identifier("") + "%' then perform pg_sleep(" + seconds
                + "); end if;");
    }

    private void on(String what) throws SQLException {
        run(
                "create function bad_day() returns trigger language plpgsql as $$ begin " + what
                        + " return new; end $$;"
                        + " create trigger bad_day before insert or update on harvest_item for each row execute function bad_day()");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
