package org.shuyuan.share.copy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.work.Job;

/** Looks for what a new rule wants among all that is here already. Begun anew after a crash, it wants nothing twice. */
@ApplicationScoped
class RuleJob implements Job {

    static final String NAME = "share.copy-rule";

    private static final int BATCH = 200;

    private final CopyRules rules;
    private final Wishes wishes;
    private final Copies copies;
    private final EntityManager entities;

    RuleJob(CopyRules rules, Wishes wishes, Copies copies, EntityManager entities) {
        this.rules = rules;
        this.wishes = wishes;
        this.copies = copies;
        this.entities = entities;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String id) {
        Optional<CopyRule> rule = rules.find(UUID.fromString(id));
        Optional<UUID> after = rule.map(_ -> new UUID(0, 0));
        while (after.isPresent()) {
            UUID last = after.get();
            after = QuarkusTransaction.requiringNew().call(() -> batch(rule.get(), last));
        }
    }

    /** Answers where to go on; nothing at the end. */
    private Optional<UUID> batch(CopyRule rule, UUID after) {
        List<LearningResource> next = entities.createQuery("""
                        from LearningResource where provenance is not null and state = 'published' and id > :after
                        order by id""", LearningResource.class)
                .setParameter("after", after)
                .setMaxResults(BATCH)
                .getResultList();
        next.stream()
                .filter(wishes::mayBeCopied)
                .filter(resource -> rules.wanted(resource, List.of(rule)))
                .forEach(resource -> copies.wanted(resource.id()));
        return next.stream().reduce((_, last) -> last).map(LearningResource::id);
    }
}
