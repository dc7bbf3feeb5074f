package org.shuyuan.share.oai;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.ResourceChanged;
import org.shuyuan.work.Job;
import org.shuyuan.work.Jobs;
import org.shuyuan.work.Lane;

/**
 * Renders all published resources anew when the recipe has changed: the crosswalk, a title of a vocabulary, the public
 * address. What comes out the same is no change to harvesters. It goes on after a crash where it was.
 */
@ApplicationScoped
class Rerendering implements Job {

    private static final String NAME = "oai-render";
    private static final int BATCH = 20;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final DublinCore dublinCore;
    private final PendingRecords pending;
    private final EntityManager entities;
    private final Jobs jobs;

    Rerendering(DublinCore dublinCore, PendingRecords pending, EntityManager entities, Jobs jobs) {
        this.dublinCore = dublinCore;
        this.pending = pending;
        this.entities = entities;
        this.jobs = jobs;
    }

    void compare(@Observes StartupEvent start) {
        QuarkusTransaction.requiringNew().run(() -> {
            int changed = entities.createNativeQuery("""
                            insert into oai_recipe (recipe, rendered_to) values (?1, ?2)
                            on conflict (one) do update set recipe = excluded.recipe, rendered_to = excluded.rendered_to
                              where oai_recipe.recipe <> excluded.recipe
                            """)
                    .setParameter(1, dublinCore.recipe())
                    .setParameter(2, BEFORE_ALL)
                    .executeUpdate();
            if (changed > 0) {
                jobs.submit(NAME, "all");
            }
        });
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Lane lane() {
        return Lane.LONG;
    }

    @Override
    public void run(String id) {
        while (QuarkusTransaction.requiringNew().call(this::batch) == BATCH) {
            // until a batch isn't full
        }
    }

    private int batch() {
        UUID after = (UUID) entities.createNativeQuery("select rendered_to from oai_recipe for update", UUID.class)
                .getSingleResult();
        List<UUID> next = entities.createQuery(
                        "select id from LearningResource where state = 'published' and id > :after order by id",
                        UUID.class)
                .setParameter("after", after)
                .setMaxResults(BATCH)
                .getResultList();
        for (UUID resource : next) {
            // Locked like any change of it: what is rendered here must not replace what is rendered of a later change.
            Optional.ofNullable(entities.find(LearningResource.class, resource, LockModeType.PESSIMISTIC_WRITE))
                    .ifPresent(found -> pending.changed(new ResourceChanged(resource)));
        }
        if (!next.isEmpty()) {
            entities.createNativeQuery("update oai_recipe set rendered_to = ?1")
                    .setParameter(1, next.getLast())
                    .executeUpdate();
        }
        return next.size();
    }
}
