package org.shuyuan.share.oai;

import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewPlace;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;

/** Puts lessons of a school in Hangzhou into the catalog. Each method joins the caller's transaction. */
@ApplicationScoped
class Lessons {

    /** The version of a copy, which no change has given it. */
    private static final long COPY = 1_000_000;

    private final Catalog catalog;
    private final Organisations organisations;
    private final Accounts accounts;
    private final DataSource database;

    Lessons(Catalog catalog, Organisations organisations, Accounts accounts, DataSource database) {
        this.catalog = catalog;
        this.organisations = organisations;
        this.accounts = accounts;
        this.database = database;
    }

    /** Forgets what harvesters saw of the tests that ran before. */
    void forget() {
        settle();
        sql("truncate oai_record, oai_pending");
    }

    /** What was renamed, or is part of something else, is rendered anew in the background. */
    void settle() {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> rows("job_long where task_name = 'oai-render'") == 0
                        && rows("job_quick where task_name = 'oai-render-neighbour'") == 0);
    }

    private long rows(String of) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement ask = connection.createStatement();
                ResultSet answer = ask.executeQuery("select count(*) from " + of)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    void sql(String statement) {
        QuarkusTransaction.joiningExisting().run(() -> {
            try (Connection connection = database.getConnection();
                    Statement run = connection.createStatement()) {
                run.execute(statement);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** So many records that no resource stands behind, for lists of many pages. */
    void fill(int records) {
        sql("insert into oai_pending select id, 'oai:filler:' || id, false, '{org}',"
                + " '<oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\"/>'"
                + " from (select gen_random_uuid() id from generate_series(1, " + records + "))");
    }

    UUID draft(String title) {
        Organisation province = organisations.add(null, OrganisationLevel.PROVINCE, "33", "浙江省");
        Organisation city = organisations.add(province.id(), OrganisationLevel.CITY, "3301", "杭州市");
        Organisation school = organisations.add(city.id(), OrganisationLevel.SCHOOL, "oai-school", "云栖小学");
        Account teacher = accounts.named("oai-test")
                .orElseGet(() -> accounts.add("oai-test", "测试", "secret", school.id(), Role.TEACHER));
        Descriptors words = Descriptors.NONE
                .with(Field.TITLE, Origin.PERSON, List.of(title))
                .with(Field.SUBJECT, Origin.PERSON, List.of("mathematics"))
                .with(Field.GRADE, Origin.PERSON, List.of("g9"))
                .with(Field.LICENCE, Origin.PERSON, List.of("CC-BY-4.0"));
        return QuarkusTransaction.joiningExisting()
                .call(() -> catalog.create(new NewResource("micro-lecture", school.id(), teacher.id(), words))
                        .id());
    }

    UUID published(String title) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            UUID lesson = draft(title);
            catalog.publish(lesson);
            return lesson;
        });
    }

    /** So many published lessons that say the same as this one, of which the search knows nothing. */
    List<UUID> copies(UUID lesson, int many) {
        sql("insert into learning_resource"
                + " (id, organisation, owner, kind, state, state_since, descriptors, created_at, updated_at, version)"
                + " select uuidv7(), organisation, owner, kind, state, state_since, descriptors, created_at, updated_at, "
                + COPY
                + " from learning_resource, generate_series(1, " + many + ") where id = '" + lesson + "'");
        return column("select id from learning_resource where version = " + COPY, UUID.class);
    }

    /** Takes away the copies that nothing was done with. */
    void forgetCopies() {
        sql("delete from learning_resource where version = " + COPY);
    }

    /** The time of the database, in whole seconds. */
    Instant now() {
        return column("select date_trunc('second', clock_timestamp())", OffsetDateTime.class)
                .getFirst()
                .toInstant();
    }

    /** What a harvester must have of the catalog: whether it is deleted, by identifier. */
    Map<String, Boolean> harvestable(List<UUID> shown) {
        Map<String, Boolean> harvestable = new HashMap<>();
        column("select id from learning_resource where state = 'published'", UUID.class)
                .forEach(id -> harvestable.put("oai:localhost:" + id, false));
        shown.forEach(id -> harvestable.putIfAbsent("oai:localhost:" + id, true));
        return harvestable;
    }

    private <T> List<T> column(String select, Class<T> type) {
        try (Connection connection = database.getConnection();
                Statement ask = connection.createStatement();
                ResultSet answer = ask.executeQuery(select)) {
            List<T> column = new ArrayList<>();
            while (answer.next()) {
                column.add(answer.getObject(1, type));
            }
            return column;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void say(UUID lesson, Field field, String... values) {
        catalog.describe(lesson, Origin.PERSON, Map.of(field, List.of(values)));
    }

    /** A change that only the search sees. */
    void transcribe(UUID lesson, String text) {
        catalog.replacePlaces(lesson, PlaceType.CUE, List.of(new NewPlace(0, text)));
    }

    void withdraw(UUID lesson) {
        catalog.withdraw(lesson, "测试");
    }

    void publish(UUID lesson) {
        catalog.publish(lesson);
    }

    /** A transaction that takes its time before it commits. */
    void slowly(double seconds, Runnable work) {
        QuarkusTransaction.requiringNew().run(() -> {
            work.run();
            sql("select pg_sleep(" + seconds + ")");
        });
    }
}
