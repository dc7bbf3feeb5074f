package org.shuyuan.search.rebuild;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.search.backend.elasticsearch.ElasticsearchExtension;
import org.hibernate.search.mapper.orm.mapping.SearchMapping;
import org.shuyuan.search.engine.Engine;
import org.shuyuan.search.engine.Generation;
import org.shuyuan.search.engine.Json;
import org.shuyuan.search.index.Documents;
import org.shuyuan.search.index.Target;

/** How indexes of this version look: what Hibernate Search would make, made by us under a name of our choice. */
@ApplicationScoped
class Blueprint {

    /** In the mapping: which words documents were made of. */
    private static final String SHAPE = "shape";

    private static final Duration LONGEST = Duration.ofMinutes(2);

    /**
     * While nobody reads: documents become visible when all are there, are not copied to other nodes before, and
     * come back from the catalog, not from a log, if the engine loses them.
     */
    private static final Map<String, String> WHILE_FILLED = Map.of(
            "refresh_interval",
            "-1",
            "auto_expand_replicas",
            "false",
            "number_of_replicas",
            "0",
            "translog.durability",
            "async",
            "translog.flush_threshold_size",
            "1gb");

    private final SearchMapping mapping;
    private final Engine engine;

    Blueprint(SearchMapping mapping, Engine engine) {
        this.mapping = mapping;
        this.engine = engine;
    }

    /** Two empty indexes that nobody reads yet. */
    Target make(Generation generation) throws IOException {
        Map<String, JsonObject> bodies = bodies();
        make(generation.resources(), Objects.requireNonNull(bodies.get("resource")));
        make(generation.places(), Objects.requireNonNull(bodies.get("place")));
        return target(generation);
    }

    private void make(String index, JsonObject body) throws IOException {
        body.remove("aliases");
        WHILE_FILLED.forEach((name, value) -> settings(body).addProperty(name, value));
        body.getAsJsonObject("mappings").add("_meta", Json.object(SHAPE, Documents.SHAPE));
        engine.ask("PUT", "/" + index, body);
    }

    /** Gives them the settings with which they are read, and has all of their documents seen. */
    void open(Generation generation) throws IOException {
        Map<String, JsonObject> bodies = bodies();
        open(generation.resources(), Objects.requireNonNull(bodies.get("resource")));
        open(generation.places(), Objects.requireNonNull(bodies.get("place")));
    }

    private void open(String index, JsonObject body) throws IOException {
        JsonObject wanted = new JsonObject();
        for (String name : WHILE_FILLED.keySet()) {
            JsonElement usual = settings(body).get(name);
            wanted.add(name, usual == null ? JsonNull.INSTANCE : usual);
        }
        engine.ask("PUT", "/" + index + "/_settings", Json.object("index", wanted));
        engine.ask("POST", "/" + index + "/_flush", new JsonObject(), LONGEST);
        engine.ask("POST", "/" + index + "/_refresh", new JsonObject(), LONGEST);
    }

    /** Whether documents of this generation were made of the same words as ours are. */
    boolean sameShape(Generation generation) throws IOException {
        for (String index : List.of(generation.resources(), generation.places())) {
            JsonObject meta = mappings(index).getAsJsonObject("_meta");
            if (meta == null || meta.get(SHAPE).getAsInt() != Documents.SHAPE) {
                return false;
            }
        }
        return true;
    }

    Target target(Generation generation) throws IOException {
        return new Target(
                generation,
                mappings(generation.resources()).getAsJsonObject("properties").keySet(),
                mappings(generation.places()).getAsJsonObject("properties").keySet());
    }

    private JsonObject mappings(String index) throws IOException {
        return engine.ask("GET", "/" + index + "/_mapping", new JsonObject())
                .getAsJsonObject(index)
                .getAsJsonObject("mappings");
    }

    private Map<String, JsonObject> bodies() {
        Map<String, JsonObject> bodies = new HashMap<>();
        mapping.scope(Object.class)
                .schemaManager()
                .exportExpectedSchema((backend, index, export) -> bodies.put(
                        index,
                        export.extension(ElasticsearchExtension.get())
                                .bodyParts()
                                .getFirst()
                                .deepCopy()));
        return bodies;
    }

    private static JsonObject settings(JsonObject body) {
        return body.getAsJsonObject("settings");
    }
}
