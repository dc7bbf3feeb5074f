package org.shuyuan.share.lti.choice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shuyuan.share.lti.link.Rule;
import org.shuyuan.share.lti.link.Target;
import org.shuyuan.share.lti.session.LaunchSessions;

/** Keeps what is asked to choose, and what was chosen, for as long as a session holds. */
@ApplicationScoped
public class Choices {

    /** A term has no more lessons. */
    private static final int MOST = 50;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EntityManager entities;
    private final Clock clock;

    Choices(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** An item as it is kept. */
    private record Kept(String target, String title, String measure, int needed, boolean window) {

        static Kept of(Item item) {
            return new Kept(
                    item.target().path(),
                    item.title(),
                    item.rule().measure().id(),
                    item.rule().needed(),
                    item.window());
        }

        Item item() {
            return new Item(
                    Target.of(target).orElseThrow(),
                    title,
                    new Rule(Rule.Measure.of(measure).orElseThrow(), needed),
                    window);
        }
    }

    @Transactional
    public void begin(Choice asked) {
        entities.createNativeQuery("""
                        insert into lti_choice
                          (id, platform, deployment, answer, types, multiple, line_items, windows, data, items, until)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, '{}', ?10)""")
                .setParameter(1, asked.id())
                .setParameter(2, asked.platform())
                .setParameter(3, asked.deployment())
                .setParameter(4, asked.answer().toString())
                .setParameter(5, asked.types().toArray(String[]::new))
                .setParameter(6, asked.multiple())
                .setParameter(7, asked.lineItems().orElse(null))
                .setParameter(8, asked.windows().toArray(String[]::new))
                .setParameter(9, asked.data().orElse(null))
                .setParameter(10, clock.instant().plus(LaunchSessions.LIFE).atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    @Transactional
    @SuppressWarnings("unchecked")
    public Optional<Choice> find(UUID id) {
        List<Tuple> rows =
                entities.createNativeQuery("""
                        select id, platform, deployment, answer, types, multiple, line_items, windows, data, items
                        from lti_choice where id = ?1""", Tuple.class).setParameter(1, id).getResultList();
        return rows.stream().findFirst().map(Choices::choice);
    }

    /** One more; where only one can be placed, instead of what was chosen before. */
    @Transactional
    void add(Choice choice, Item item) {
        String kept = choice.multiple()
                ? "case when cardinality(items) < " + MOST + " then items || ?2 else items end"
                : "array[?2]";
        entities.createNativeQuery("update lti_choice set items = " + kept + " where id = ?1")
                .setParameter(1, choice.id())
                .setParameter(2, json(Kept.of(item)))
                .executeUpdate();
    }

    /** @param number from 0 */
    @Transactional
    void drop(Choice choice, int number) {
        if (number < 0 || number >= MOST) {
            return;
        }
        entities.createNativeQuery("update lti_choice set items = items[:?2] || items[?2 + 2:] where id = ?1")
                .setParameter(1, choice.id())
                .setParameter(2, number)
                .executeUpdate();
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        entities.createNativeQuery("delete from lti_choice where until < ?1")
                .setParameter(1, clock.instant().atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    private static Choice choice(Tuple row) {
        return new Choice(
                row.get("id", UUID.class),
                row.get("platform", UUID.class),
                row.get("deployment", String.class),
                URI.create(row.get("answer", String.class)),
                Set.of(row.get("types", String[].class)),
                row.get("multiple", Boolean.class),
                Optional.ofNullable(row.get("line_items", Boolean.class)),
                Set.of(row.get("windows", String[].class)),
                Optional.ofNullable(row.get("data", String.class)),
                Arrays.stream(row.get("items", String[].class))
                        .map(Choices::kept)
                        .map(Kept::item)
                        .toList());
    }

    private static String json(Kept kept) {
        try {
            return JSON.writeValueAsString(kept);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Kept kept(String json) {
        try {
            return JSON.readValue(json, Kept.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
