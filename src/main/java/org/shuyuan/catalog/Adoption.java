package org.shuyuan.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Takes in what other repositories publish, and what they say of it later. Every change is told as those of {@link Catalog}. */
@ApplicationScoped
public class Adoption {

    private final EntityManager entities;
    private final Catalog catalog;
    private final Vocabularies vocabularies;
    private final Clock clock;

    Adoption(EntityManager entities, Catalog catalog, Vocabularies vocabularies, Clock clock) {
        this.entities = entities;
        this.catalog = catalog;
        this.vocabularies = vocabularies;
        this.clock = clock;
    }

    /**
     * A resource that another repository has published, published here as well. What people here say of it stays.
     *
     * @throws Problem {@link ProblemType#UNKNOWN_TERM}
     */
    @Transactional
    public LearningResource receive(ReceivedResource given) {
        check(given);
        LearningResource resource =
                new LearningResource(UuidVersion7Strategy.INSTANCE.generateUuid(null), given, clock.instant());
        entities.persist(resource);
        return catalog.changed(resource);
    }

    /**
     * The same resource as it is there now; one that was withdrawn with it is published again, one that a person here has
     * withdrawn is not.
     *
     * @throws Problem {@link ProblemType#UNKNOWN_TERM}
     */
    @Transactional
    public LearningResource receive(UUID id, ReceivedResource given) {
        check(given);
        LearningResource resource = catalog.locked(id);
        boolean other = resource.receive(given, clock.instant());
        if (resource.forsaken() && resource.state() instanceof ResourceState.Withdrawn withdrawn) {
            return catalog.become(resource, withdrawn.publish(clock.instant()));
        }
        return other ? catalog.changed(resource) : resource;
    }

    /** Withdraws a published resource that no other repository gives any more. Answers whether it was published. */
    @Transactional
    public boolean forsake(UUID id, String reason) {
        LearningResource resource = catalog.locked(id);
        if (!(resource.state() instanceof ResourceState.Published published)) {
            return false;
        }
        resource.forsake(published.withdraw(clock.instant(), reason.replace("\0", "")), clock.instant());
        catalog.changed(resource);
        return true;
    }

    private void check(ReceivedResource given) {
        given.words()
                .forEach((field, values) -> field.vocabulary()
                        .ifPresent(name -> vocabularies.get(name).check(values)));
    }
}
