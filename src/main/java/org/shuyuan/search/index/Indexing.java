package org.shuyuan.search.index;

import com.google.gson.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shuyuan.search.engine.Engine;
import org.shuyuan.search.engine.Generation;
import org.shuyuan.search.engine.Json;
import org.shuyuan.search.field.Fields;

/** Brings the documents of some resources up to date with the catalog. */
@ApplicationScoped
public class Indexing {

    /** The engine takes no more than 65 536 ids in one question. */
    private static final int PLACES_AT_ONCE = 20_000;

    private final Documents documents;
    private final Engine engine;

    Indexing(Documents documents, Engine engine) {
        this.documents = documents;
        this.engine = engine;
    }

    /**
     * Needs a transaction. Afterwards the engine has acknowledged every document; readers see them with the next refresh.
     *
     * @return those of which the engine won't take something, and why
     * @throws IOException where the engine is away
     */
    public Map<UUID, String> index(List<UUID> resources, Target target) throws IOException {
        if (resources.isEmpty()) {
            return Map.of();
        }
        Bulk bulk = new Bulk(engine);
        Map<UUID, List<UUID>> places = documents.write(resources, target, bulk);
        bulk.flush();
        forgetPlaces(resources, places, target.generation());
        return bulk.refused();
    }

    /**
     * Places have no life of their own: a new reading of a file replaces them all. What the index holds besides the
     * current ones is deleted, after a refresh, because a deletion by query overlooks what is not yet visible.
     */
    private void forgetPlaces(List<UUID> resources, Map<UUID, List<UUID>> places, Generation generation)
            throws IOException {
        engine.ask("POST", "/" + generation.places() + "/_refresh", new JsonObject());
        List<UUID> some = new ArrayList<>();
        List<UUID> current = new ArrayList<>();
        for (UUID resource : resources) {
            some.add(resource);
            current.addAll(places.getOrDefault(resource, List.of()));
            if (current.size() >= PLACES_AT_ONCE) {
                forgetPlaces(some, current, generation);
                some.clear();
                current.clear();
            }
        }
        forgetPlaces(some, current, generation);
    }

    private void forgetPlaces(List<UUID> resources, List<UUID> current, Generation generation) throws IOException {
        JsonObject stale = Json.object(
                "bool",
                Json.object(
                        "filter",
                        List.of(Json.object("terms", Json.object(Fields.RESOURCE, strings(resources)))),
                        "must_not",
                        List.of(Json.object("ids", Json.object("values", strings(current))))));
        engine.ask(
                "POST", "/" + generation.places() + "/_delete_by_query?conflicts=proceed", Json.object("query", stale));
    }

    private static List<String> strings(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }
}
