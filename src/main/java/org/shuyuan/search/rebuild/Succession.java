package org.shuyuan.search.rebuild;

import com.google.gson.JsonObject;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.shuyuan.search.engine.Engine;
import org.shuyuan.search.engine.Generation;
import org.shuyuan.search.engine.Generations;
import org.shuyuan.search.engine.Json;
import org.shuyuan.search.index.DirtySet;
import org.shuyuan.search.index.Indexing;
import org.shuyuan.search.index.Target;

/** How a new index that was filled catches up with the one that readers ask, and takes its place. */
@ApplicationScoped
class Succession {

    private static final int LEARNED_AT_ONCE = 100;

    private final Order order;
    private final Indexing indexing;
    private final DirtySet dirty;
    private final Engine engine;

    Succession(Order order, Indexing indexing, DirtySet dirty, Engine engine) {
        this.order = order;
        this.indexing = indexing;
        this.dirty = dirty;
        this.engine = engine;
    }

    /**
     * The new index learns of some that were drained into the old one, and answers how many. They are taken out first: what is drained while we read
     * is noted again.
     */
    int learn(Target target, Set<UUID> refused) throws IOException {
        List<UUID> missed = QuarkusTransaction.requiringNew().call(() -> dirty.missed(LEARNED_AT_ONCE));
        learn(missed, target, refused);
        return missed.size();
    }

    private void learn(List<UUID> missed, Target target, Set<UUID> refused) throws IOException {
        try {
            refused.addAll(QuarkusTransaction.requiringNew()
                    .call(() -> indexing.index(missed, target))
                    .keySet());
        } catch (RuntimeException failure) {
            if (Engine.away(failure)) {
                throw new IOException(failure);
            }
            if (missed.size() == 1) {
                Log.errorf(failure, "Resource %s can't be indexed", missed.getFirst());
                refused.addAll(missed);
                return;
            }
            for (UUID one : missed) {
                learn(List.of(one), target, refused);
            }
        }
    }

    /** While nothing is drained: what is left is learned, and both indexes are changed for their readers and writers at once. */
    void takePlace(Order.Wanted wanted, Target target, Set<UUID> refused) throws IOException {
        dirty.claimSoon();
        if (!order.holds(target.generation())) {
            throw new IllegalStateException("Another node has begun a new index meanwhile");
        }
        List<UUID> missed = new ArrayList<>(dirty.missed(Integer.MAX_VALUE));
        for (int from = 0; from < missed.size(); from += LEARNED_AT_ONCE) {
            learn(missed.subList(from, Math.min(missed.size(), from + LEARNED_AT_ONCE)), target, refused);
        }
        // They wait for the drain again, which tells of them from time to time.
        dirty.add(refused);
        engine.ask(
                "POST",
                "/" + target.generation().resources() + ","
                        + target.generation().places() + "/_refresh",
                new JsonObject());
        engine.ask("POST", "/_aliases", Json.object("actions", aliases(target.generation())));
        order.end(wanted.askedAt());
    }

    private List<JsonObject> aliases(Generation next) throws IOException {
        List<JsonObject> actions = new ArrayList<>();
        for (Map.Entry<String, Set<String>> index :
                Generations.of(engine).aliases().entrySet()) {
            index.getValue().stream()
                    .filter(Generation.ALIASES::contains)
                    .map(alias -> Json.object("remove", Json.object("index", index.getKey(), "alias", alias)))
                    .forEach(actions::add);
        }
        add(actions, next.resources(), Generation.RESOURCES, Generation.RESOURCES_WRITTEN);
        add(actions, next.places(), Generation.PLACES, Generation.PLACES_WRITTEN);
        return actions;
    }

    private static void add(List<JsonObject> actions, String index, String read, String write) {
        actions.add(Json.object("add", Json.object("index", index, "alias", read, "is_write_index", false)));
        actions.add(Json.object("add", Json.object("index", index, "alias", write, "is_write_index", true)));
    }
}
