package org.shuyuan.search;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Place;
import org.shuyuan.search.engine.Engine;
import org.shuyuan.search.engine.Generation;
import org.shuyuan.search.engine.Generations;
import org.shuyuan.search.engine.Json;
import org.shuyuan.search.field.Fields;

/** All that the index holds, and all that it should hold: a line for each document. */
@ApplicationScoped
public class Contents {

    private final EntityManager entities;
    private final Engine engine;

    Contents(EntityManager entities, Engine engine) {
        this.entities = entities;
        this.engine = engine;
    }

    @Transactional
    public Map<String, String> resourcesOfTheCatalog() {
        return entities.createQuery("from LearningResource where state <> 'withdrawn'", LearningResource.class)
                .getResultStream()
                .collect(Collectors.toMap(
                        resource -> resource.id().toString(),
                        resource -> resource.title() + " " + resource.state().id(),
                        (one, _) -> one,
                        TreeMap::new));
    }

    @Transactional
    public Map<String, String> placesOfTheCatalog() {
        return entities.createQuery("from Place where resource.state <> 'withdrawn'", Place.class)
                .getResultStream()
                .collect(Collectors.toMap(
                        place -> place.id().toString(),
                        place ->
                                place.resource().id() + " " + place.type().id() + " " + place.at() + " " + place.text(),
                        (one, _) -> one,
                        TreeMap::new));
    }

    public Map<String, String> resourcesOfTheIndex() throws IOException {
        return documents(Generation.RESOURCES, Fields.TITLE, Fields.STATE);
    }

    public Map<String, String> placesOfTheIndex() throws IOException {
        return documents(Generation.PLACES, Fields.RESOURCE, Fields.TYPE, Fields.AT, Fields.TEXT);
    }

    /** The physical indexes that there are. */
    public Set<String> indexes() throws IOException {
        return new TreeSet<>(Generations.of(engine).aliases().keySet());
    }

    private Map<String, String> documents(String index, String... fields) throws IOException {
        Map<String, String> documents = new TreeMap<>();
        JsonObject page = engine.ask("POST", "/" + index + "/_search?scroll=1m", Json.object("size", 1000));
        while (!page.getAsJsonObject("hits").getAsJsonArray("hits").isEmpty()) {
            for (JsonElement hit : page.getAsJsonObject("hits").getAsJsonArray("hits")) {
                JsonObject source = hit.getAsJsonObject().getAsJsonObject("_source");
                documents.put(
                        hit.getAsJsonObject().get("_id").getAsString(),
                        Arrays.stream(fields)
                                .map(field -> source.get(field).getAsString())
                                .collect(Collectors.joining(" ")));
            }
            page = engine.ask(
                    "POST",
                    "/_search/scroll",
                    Json.object(
                            "scroll", "1m", "scroll_id", page.get("_scroll_id").getAsString()));
        }
        return documents;
    }
}
