package org.shuyuan.search.rebuild;

import com.google.gson.JsonObject;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.shuyuan.search.engine.Engine;
import org.shuyuan.search.engine.Generation;
import org.shuyuan.search.engine.Generations;
import org.shuyuan.search.engine.SearchConfig;
import org.shuyuan.search.index.DirtySet;
import org.shuyuan.search.index.Documents;
import org.shuyuan.search.index.Target;
import org.shuyuan.work.Job;
import org.shuyuan.work.Lane;

/**
 * Makes a new index beside the one that readers ask, and has it take that one's place when it holds all that the catalog has.
 *
 * <p>What changes meanwhile goes into the old one as ever, and is noted for the new one ({@link DirtySet#clean}). A kill at any point
 * leaves the old one in use; the next run begins anew and deletes what was begun. Nobody goes on with an index that another
 * has begun, because what that one has sent last may still be on its way.
 */
@ApplicationScoped
public class Rebuild implements Job {

    public static final String NAME = "search-rebuild";
    public static final String ALL = "all";

    /** Held by the session of whoever rebuilds: "rebuild" in pg_locks. */
    private static final long REBUILDING = 0x72656275696c64L;

    /** Fewer are learned while the drain holds still. */
    private static final int FEW = 200;

    private static final Duration LONGEST_SWAP = Duration.ofMinutes(10);

    private final Order order;
    private final Documents documents;
    private final Succession succession;
    private final DirtySet dirty;
    private final Blueprint blueprint;
    private final Schema schema;
    private final Engine engine;
    private final DataSource database;
    private final SearchConfig config;

    Rebuild(
            Order order,
            Documents documents,
            Succession succession,
            DirtySet dirty,
            Blueprint blueprint,
            Schema schema,
            Engine engine,
            DataSource database,
            SearchConfig config) {
        this.order = order;
        this.documents = documents;
        this.succession = succession;
        this.dirty = dirty;
        this.blueprint = blueprint;
        this.schema = schema;
        this.engine = engine;
        this.database = database;
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** At a million resources it takes long, and most of that time is the engine's. */
    @Override
    public Lane lane() {
        return Lane.REMOTE;
    }

    @Override
    public void run(String id) throws Exception {
        // The lock ends with the session, whatever becomes of us.
        try (Connection session = database.getConnection()) {
            if (!locks(session, "select pg_try_advisory_lock(?)")) {
                Log.debug("Another node makes the new index");
                return;
            }
            try {
                while (wanted().isPresent()) {
                    rebuild(wanted().get());
                }
                tidy();
            } catch (IOException | RuntimeException failure) {
                schema.doubt();
                if (!Engine.away(failure)) {
                    throw failure;
                }
                Log.warnf(
                        "The search engine is away; the new index is begun anew when it is back (%s)",
                        failure.getMessage());
            } finally {
                locks(session, "select pg_advisory_unlock(?)");
            }
        }
    }

    private Optional<Order.Wanted> wanted() {
        return QuarkusTransaction.requiringNew().call(order::wanted);
    }

    private void rebuild(Order.Wanted wanted) throws IOException, InterruptedException {
        if (wanted.generation().isPresent() && Generations.of(engine).current().equals(wanted.generation())) {
            // It had taken its place; only that couldn't be written down any more.
            QuarkusTransaction.requiringNew().run(() -> order.end(wanted.askedAt()));
            schema.doubt();
            return;
        }
        tidy();
        long begin = System.nanoTime();
        Generation next = Generations.of(engine).next(wanted.generation());
        long total = QuarkusTransaction.requiringNew().call(() -> {
            dirty.claimSoon();
            return order.begin(next);
        });
        Log.infof("%s: %d resources are written into a new one (%s)", wanted.why(), total, next.resources());
        Target target = blueprint.make(next);
        Set<UUID> refused = new HashSet<>(new Fill(order, documents, engine, target, config.fill())
                .run(readers(), config.tell().toMillis(), done -> progress(next, done, total)));
        blueprint.open(next);
        while (succession.learn(target, refused) > FEW) {
            // There may be more.
        }
        QuarkusTransaction.requiringNew()
                .timeout(Math.toIntExact(LONGEST_SWAP.toSeconds()))
                .call(() -> {
                    succession.takePlace(wanted, target, refused);
                    return null;
                });
        schema.doubt();
        Log.infof(
                "The new index has taken its place after %.1f s: %d resources",
                (System.nanoTime() - begin) / 1e9, total);
        tidy();
    }

    private int readers() {
        return config.fillers().orElseGet(() -> Math.max(2, Runtime.getRuntime().availableProcessors() / 2));
    }

    private void progress(Generation generation, long done, long total) {
        Log.infof("The new index has %d of %d resources", done, total);
        QuarkusTransaction.requiringNew().run(() -> order.progress(generation, done));
    }

    private void tidy() throws IOException {
        for (String index : Generations.of(engine).leftOver()) {
            engine.ask("DELETE", "/" + index, new JsonObject());
            Log.infof("The index %s is deleted", index);
        }
    }

    private static boolean locks(Connection session, String how) throws SQLException {
        try (PreparedStatement lock = session.prepareStatement(how)) {
            lock.setLong(1, REBUILDING);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
