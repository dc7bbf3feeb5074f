package org.shuyuan.search;

import com.google.gson.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.search.mapper.orm.session.SearchSession;
import org.hibernate.search.mapper.orm.work.SearchIndexingPlan;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Place;
import org.shuyuan.catalog.ResourceState;

/** Brings the documents of some resources up to date with the catalog. */
@ApplicationScoped
class Indexing {

    /** A book has thousands of places; so many at once are kept in memory. */
    private static final int PLACES_AT_ONCE = 500;

    private final EntityManager entities;
    private final SearchSession search;
    private final Engine engine;

    Indexing(EntityManager entities, SearchSession search, Engine engine) {
        this.entities = entities;
        this.search = search;
        this.engine = engine;
    }

    /**
     * Needs a transaction. Afterwards the engine has acknowledged every document; readers see them with the next refresh.
     *
     * @throws IOException where the engine is away
     */
    void index(List<UUID> resources) throws IOException {
        if (resources.isEmpty()) {
            return;
        }
        // We only read; Hibernate Search must not be asked to flush while it looks at an entity.
        entities.unwrap(Session.class).setHibernateFlushMode(FlushMode.MANUAL);
        SearchIndexingPlan plan = search.indexingPlan();
        List<UUID> current = new ArrayList<>();
        for (UUID id : resources) {
            LearningResource resource = entities.find(LearningResource.class, id);
            if (resource == null || resource.state() instanceof ResourceState.Withdrawn) {
                plan.purge(LearningResource.class, id, null);
            } else {
                plan.addOrUpdate(resource);
                current.addAll(places(resource, plan));
            }
        }
        plan.execute();
        entities.clear();
        forgetPlaces(resources, current);
    }

    private List<UUID> places(LearningResource resource, SearchIndexingPlan plan) {
        List<UUID> places = entities.createQuery("select id from Place where resource.id = ?1", UUID.class)
                .setParameter(1, resource.id())
                .getResultList();
        for (int from = 0; from < places.size(); from += PLACES_AT_ONCE) {
            List<UUID> some = places.subList(from, Math.min(places.size(), from + PLACES_AT_ONCE));
            entities.createQuery("from Place where id in ?1", Place.class)
                    .setParameter(1, some)
                    .getResultStream()
                    .forEach(plan::addOrUpdate);
            plan.execute();
            entities.clear();
        }
        return places;
    }

    /**
     * Places have no life of their own: a new reading of a file replaces them all. What the index holds besides the
     * current ones is deleted, after a refresh, because a deletion by query overlooks what is not yet visible.
     */
    private void forgetPlaces(List<UUID> resources, List<UUID> current) throws IOException {
        JsonObject stale = Json.object(
                "bool",
                Json.object(
                        "filter",
                        List.of(Json.object("terms", Json.object(Fields.RESOURCE, strings(resources)))),
                        "must_not",
                        List.of(Json.object("ids", Json.object("values", strings(current))))));
        engine.ask("POST", "/" + Schema.PLACES + "/_refresh", new JsonObject());
        engine.ask("POST", "/" + Schema.PLACES + "/_delete_by_query?conflicts=proceed", Json.object("query", stale));
    }

    private static List<String> strings(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }
}
