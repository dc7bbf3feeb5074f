package org.shuyuan.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** All learning resources. Every change is told by {@link ResourceChanged} in its own transaction. */
@ApplicationScoped
public class Catalog {

    private final EntityManager entities;
    private final Event<ResourceChanged> changes;
    private final Event<TriedAgain> tries;
    private final Kinds kinds;
    private final Vocabularies vocabularies;
    private final Processing processing;
    private final Clock clock;

    Catalog(
            EntityManager entities,
            Event<ResourceChanged> changes,
            Event<TriedAgain> tries,
            Kinds kinds,
            Vocabularies vocabularies,
            Processing processing,
            Clock clock) {
        this.entities = entities;
        this.changes = changes;
        this.tries = tries;
        this.kinds = kinds;
        this.vocabularies = vocabularies;
        this.processing = processing;
        this.clock = clock;
    }

    public Optional<LearningResource> find(UUID id) {
        return Optional.ofNullable(entities.find(LearningResource.class, id));
    }

    /** Those of them that are there, with their files, in one question. */
    public List<LearningResource> findAll(Collection<UUID> ids) {
        return entities.createQuery(
                        "from LearningResource resource left join fetch resource.assets where resource.id in :ids",
                        LearningResource.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** @throws Problem {@link ProblemType#NOT_FOUND} */
    public LearningResource get(UUID id) {
        return find(id).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    /** A new draft, waiting for every step of its kind. */
    @Transactional
    public LearningResource create(NewResource given) {
        LearningResource resource =
                new LearningResource(UuidVersion7Strategy.INSTANCE.generateUuid(null), given, clock.instant());
        entities.persist(resource);
        entities.flush();
        processing.expect(resource.id(), kinds.get(given.kind()).steps());
        return changed(resource);
    }

    /** The resource that was made under this identifier in another repository. */
    public Optional<LearningResource> from(String origin) {
        return entities.createQuery("from LearningResource where origin = :origin", LearningResource.class)
                .setParameter("origin", origin)
                .getResultStream()
                .findFirst();
    }

    /** Does once more what has failed of a resource; nothing where nothing has. What plays already goes on playing. */
    @Transactional
    public LearningResource tryAgain(UUID id) {
        LearningResource resource = locked(id);
        Set<Step> failed = processing.again(id);
        if (!failed.isEmpty()) {
            tries.fire(new TriedAgain(id, failed));
        }
        return resource;
    }

    @Transactional
    public Asset attach(UUID id, NewAsset given) {
        LearningResource resource = locked(id);
        Asset asset = new Asset(UuidVersion7Strategy.INSTANCE.generateUuid(null), resource, given, clock.instant());
        resource.attach(asset, clock.instant());
        entities.persist(asset);
        changed(resource);
        return asset;
    }

    /** Takes a file from its resource; its bytes stay where they are stored. */
    @Transactional
    public void detach(UUID id, UUID asset) {
        LearningResource resource = locked(id);
        for (Asset file : resource.assets()) {
            if (file.id().equals(asset)) {
                resource.detach(file, clock.instant());
                entities.remove(file);
            }
        }
        changed(resource);
    }

    /** The resource, held until the end of the caller's transaction: what is read of it now is still so when it is changed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public LearningResource held(UUID id) {
        return locked(id);
    }

    /** What one origin says of a resource; an empty list takes its word back, a field not named stays as it is. */
    @Transactional
    public void describe(UUID id, Origin origin, Map<Field, List<String>> words) {
        LearningResource resource = locked(id);
        Descriptors said = resource.descriptors();
        for (Map.Entry<Field, List<String>> word : words.entrySet()) {
            word.getKey().vocabulary().ifPresent(name -> vocabularies.get(name).check(word.getValue()));
            said = said.with(word.getKey(), origin, word.getValue());
        }
        if (resource.describe(said, clock.instant())) {
            changed(resource);
        }
    }

    /** @throws Problem {@link ProblemType#DESCRIPTORS_MISSING} where the kind asks for more than is known */
    @Transactional
    public LearningResource publish(UUID id) {
        LearningResource resource = locked(id);
        List<String> missing = kinds.get(resource.kind()).required().stream()
                .filter(field -> resource.descriptors().values(field).isEmpty())
                .map(Field::id)
                .toList();
        if (!missing.isEmpty()) {
            throw Problem.of(ProblemType.DESCRIPTORS_MISSING, new Problem.Named("field.", missing));
        }
        return become(
                resource,
                switch (resource.state()) {
                    case ResourceState.Draft draft -> draft.publish(clock.instant());
                    case ResourceState.Published published -> published;
                    case ResourceState.Withdrawn withdrawn -> withdrawn.publish(clock.instant());
                });
    }

    /** @throws Problem {@link ProblemType#ILLEGAL_TRANSITION} of a draft, which nobody has seen */
    @Transactional
    public LearningResource withdraw(UUID id, String reason) {
        LearningResource resource = locked(id);
        return become(
                resource,
                switch (resource.state()) {
                    case ResourceState.Draft draft -> throw Problem.of(ProblemType.ILLEGAL_TRANSITION, draft.id());
                    case ResourceState.Published published ->
                        published.withdraw(clock.instant(), reason.replace("\0", ""));
                    case ResourceState.Withdrawn withdrawn -> withdrawn;
                });
    }

    /** Puts these places where those of the same type were. */
    @Transactional
    public void replacePlaces(UUID id, PlaceType type, List<NewPlace> found) {
        LearningResource resource = locked(id);
        entities.createQuery("delete from Place where resource = :resource and type = :type")
                .setParameter("resource", resource)
                .setParameter("type", type)
                .executeUpdate();
        for (int position = 0; position < found.size(); position++) {
            UUID place = UuidVersion7Strategy.INSTANCE.generateUuid(null);
            entities.persist(new Place(place, resource, type, position, found.get(position)));
        }
        changed(resource);
    }

    public List<Place> places(UUID id) {
        return entities.createQuery("from Place where resource.id = :resource order by type, position", Place.class)
                .setParameter("resource", id)
                .getResultList();
    }

    /** The resource of this owner and kind that begins with the same bytes and is not withdrawn. */
    public Optional<LearningResource> duplicate(UUID owner, String kind, String sha256) {
        return entities.createQuery(
                        "select asset.resource from Asset asset where asset.sha256 = :sha256 and asset.role = :role"
                                + " and asset.resource.owner = :owner and asset.resource.kind = :kind"
                                + " and asset.resource.state <> 'withdrawn' order by asset.id",
                        LearningResource.class)
                .setParameter("sha256", sha256)
                .setParameter("role", AssetRole.ORIGINAL)
                .setParameter("owner", owner)
                .setParameter("kind", kind)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    LearningResource become(LearningResource resource, ResourceState next) {
        if (next.equals(resource.state())) {
            return resource;
        }
        resource.become(next, clock.instant());
        return changed(resource);
    }

    /** Changes of one resource go one after the other: steps that run side by side describe the same one. */
    LearningResource locked(UUID id) {
        LearningResource resource = get(id);
        entities.refresh(resource, LockModeType.PESSIMISTIC_WRITE);
        return resource;
    }

    /** Observers read by SQL as well, so what was changed must stand in the database before they are told. */
    LearningResource changed(LearningResource resource) {
        entities.flush();
        changes.fire(new ResourceChanged(resource.id()));
        return resource;
    }
}
