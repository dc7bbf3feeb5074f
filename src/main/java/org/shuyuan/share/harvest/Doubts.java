package org.shuyuan.share.harvest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** What was noticed in each run, for those who keep the sources. */
@ApplicationScoped
public class Doubts {

    private static final int LONGEST = 500;

    private final EntityManager entities;
    private final HarvestConfig config;
    private final Clock clock;

    Doubts(EntityManager entities, HarvestConfig config, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    void add(UUID run, Doubt doubt) {
        entities.createNativeQuery("""
                        insert into harvest_doubt (id, run, identifier, reason, detail, at)
                        select ?1, ?2, ?3, ?4, ?5, ?6 where (select count(*) from harvest_doubt where run = ?2) < ?7""")
                .setParameter(1, UuidVersion7Strategy.INSTANCE.generateUuid(null))
                .setParameter(2, run)
                .setParameter(3, shortened(doubt.identifier()))
                .setParameter(4, doubt.reason().id())
                .setParameter(5, shortened(doubt.detail()))
                .setParameter(6, clock.instant())
                .setParameter(7, config.doubts())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    @Transactional
    public List<Doubt> of(UUID run) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select identifier, reason, detail from harvest_doubt where run = ?1 order by id", Tuple.class)
                .setParameter(1, run)
                .getResultList();
        return rows.stream()
                .map(row -> new Doubt(
                        row.get("identifier", String.class),
                        Doubt.Reason.of(row.get("reason", String.class)),
                        row.get("detail", String.class)))
                .toList();
    }

    private static String shortened(String text) {
        String clean = text.replace("\0", "");
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
    }
}
