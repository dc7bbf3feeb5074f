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
import org.hibernate.jpa.HibernateHints;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.people.OrganisationRenamed;
import org.shuyuan.work.Job;
import org.shuyuan.work.Jobs;
import org.shuyuan.work.Lane;

/**
 * Renders published resources anew: all when the recipe has changed (a crosswalk, a title of a vocabulary, the public
 * address), those of an organisation when it is called otherwise. What comes out the same is no change to harvesters.
 * The way through all goes on after a crash where it was.
 */
@ApplicationScoped
class Rerendering implements Job {

    private static final String NAME = "oai-render";
    private static final String ALL = "all";
    /** Whoever changes one of them waits for all. */
    private static final int BATCH = 250;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Renderings renderings;
    private final PendingRecords pending;
    private final EntityManager entities;
    private final Jobs jobs;

    Rerendering(Renderings renderings, PendingRecords pending, EntityManager entities, Jobs jobs) {
        this.renderings = renderings;
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
                    .setParameter(1, renderings.recipe())
                    .setParameter(2, BEFORE_ALL)
                    .executeUpdate();
            if (changed > 0) {
                jobs.submit(NAME, ALL);
            }
        });
    }

    void renamed(@Observes OrganisationRenamed event) {
        jobs.submit(NAME, event.organisation().toString());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Lane lane() {
        return Lane.LONG;
    }

    /** @param id {@code all}, or the id of an organisation */
    @Override
    public void run(String id) {
        if (id.equals(ALL)) {
            while (QuarkusTransaction.requiringNew().call(this::batchOfAll) == BATCH) {
                // until a batch isn't full
            }
        } else {
            allOf(UUID.fromString(id));
        }
    }

    /** Few enough to begin again after a crash. */
    private void allOf(UUID organisation) {
        UUID after = BEFORE_ALL;
        List<UUID> batch;
        do {
            UUID last = after;
            batch = QuarkusTransaction.requiringNew().call(() -> batch(last, Optional.of(organisation)));
            after = batch.isEmpty() ? after : batch.getLast();
        } while (batch.size() == BATCH);
    }

    private int batchOfAll() {
        UUID after = (UUID) entities.createNativeQuery("select rendered_to from oai_recipe for update", UUID.class)
                .getSingleResult();
        List<UUID> next = batch(after, Optional.empty());
        if (!next.isEmpty()) {
            entities.createNativeQuery("update oai_recipe set rendered_to = ?1")
                    .setParameter(1, next.getLast())
                    .executeUpdate();
        }
        return next.size();
    }

    /** Renders the next resources in the order of their ids, and answers which they were. */
    private List<UUID> batch(UUID after, Optional<UUID> organisation) {
        // Of an organisation the drafts as well: one that is being published may have read the old title, and we wait
        // for it.
        String which = organisation.isPresent() ? "organisation = :organisation" : "state = 'published'";
        var query = entities.createQuery(
                        "from LearningResource where " + which + " and id > :after order by id", LearningResource.class)
                .setParameter("after", after)
                .setMaxResults(BATCH)
                // Locked like any change of them: what is rendered here must not replace what is rendered of a later
                // one.
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                // Else each would be copied, to be compared at the end.
                .setHint(HibernateHints.HINT_READ_ONLY, true);
        organisation.ifPresent(id -> query.setParameter("organisation", id));
        List<LearningResource> next = query.getResultList();
        pending.render(next);
        return next.stream().map(LearningResource::id).toList();
    }
}
