package org.shuyuan.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Puts resources into the catalog with the identifier and the life that they have had. */
@ApplicationScoped
public class Restoration {

    private final EntityManager entities;
    private final Event<ResourceChanged> changes;
    private final Kinds kinds;
    private final Vocabularies vocabularies;
    private final Processing processing;
    private final Clock clock;

    Restoration(
            EntityManager entities,
            Event<ResourceChanged> changes,
            Kinds kinds,
            Vocabularies vocabularies,
            Processing processing,
            Clock clock) {
        this.entities = entities;
        this.changes = changes;
        this.kinds = kinds;
        this.vocabularies = vocabularies;
        this.processing = processing;
        this.clock = clock;
    }

    /**
     * Whether such a resource could live here.
     *
     * @throws Problem {@link ProblemType#UNKNOWN_KIND} or {@link ProblemType#UNKNOWN_TERM}
     */
    public void check(String kind, Descriptors descriptors) {
        kinds.require(kind);
        for (Map.Entry<Field, Map<Origin, List<String>>> field :
                descriptors.byField().entrySet()) {
            field.getKey()
                    .vocabulary()
                    .map(vocabularies::get)
                    .ifPresent(terms -> field.getValue().values().forEach(terms::check));
        }
    }

    /** In the caller's transaction, in which its files follow. */
    @Transactional(Transactional.TxType.MANDATORY)
    public LearningResource restore(RestoredResource given) {
        check(given.kind(), given.descriptors());
        LearningResource resource = new LearningResource(given, clock.instant());
        entities.persist(resource);
        entities.flush();
        if (given.processed()) {
            processing.expect(resource.id(), kinds.get(given.kind()).steps());
        }
        changes.fire(new ResourceChanged(resource.id()));
        return resource;
    }
}
