package org.shuyuan.search.rebuild;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import org.hibernate.search.mapper.orm.mapping.SearchMapping;
import org.hibernate.search.util.common.SearchException;
import org.shuyuan.search.engine.Engine;
import org.shuyuan.search.engine.Generation;
import org.shuyuan.search.engine.Generations;
import org.shuyuan.search.index.Target;
import org.shuyuan.work.Jobs;

/**
 * Sees to it that there are indexes that fit this version of the service. We do it ourselves, not at the start of Hibernate
 * Search, so that the service starts while the engine is away and catches up when it comes.
 */
@ApplicationScoped
public class Schema {

    private final SearchMapping mapping;
    private final Engine engine;
    private final Blueprint blueprint;
    private final Order order;
    private final Jobs jobs;
    private volatile boolean known;
    private volatile boolean outdated;
    private volatile Optional<Target> last = Optional.empty();

    Schema(SearchMapping mapping, Engine engine, Blueprint blueprint, Order order, Jobs jobs) {
        this.mapping = mapping;
        this.engine = engine;
        this.blueprint = blueprint;
        this.order = order;
        this.jobs = jobs;
    }

    /**
     * Where there is no index, or one that doesn't fit this version, a new one is asked for ({@link Rebuild}). What there is stays
     * in use until then.
     *
     * @throws IOException where the engine is away
     */
    public synchronized void ensure() throws IOException {
        if (known) {
            return;
        }
        Optional<Generation> current = Generations.of(engine).current();
        if (current.isEmpty()) {
            rebuild("There is no index");
        } else {
            outdated = !fits();
            if (outdated || !blueprint.sameShape(current.get())) {
                rebuild("The index was made by another version of this service");
            }
        }
        known = true;
    }

    /** Does what {@link #ensure} does, and leaves it for another time where the engine is away. */
    public void ensureIfThere() {
        try {
            ensure();
        } catch (IOException away) {
            Log.debug("The search engine is away", away);
        } catch (SearchException failure) {
            if (!Engine.away(failure)) {
                throw failure;
            }
        }
    }

    /**
     * Where to write to; nothing where there is no index yet. It holds as long as nobody else may drain.
     *
     * @throws IOException where the engine is away
     */
    public Optional<Target> target() throws IOException {
        Optional<Generation> current = Generations.of(engine).current();
        if (!last.map(Target::generation).equals(current)) {
            last = current.isEmpty() ? Optional.empty() : Optional.of(blueprint.target(current.get()));
        }
        return last;
    }

    /** Whether the engine has been seen, and nothing has spoken against it since. */
    public boolean known() {
        return known;
    }

    /** Whether the index that readers ask was made by another version, and may not understand what this one asks. */
    public boolean outdated() {
        return outdated;
    }

    /** Something went wrong, or has changed: look again before the next use. */
    public void doubt() {
        known = false;
    }

    private boolean fits() {
        try {
            mapping.scope(Object.class).schemaManager().validate();
            return true;
        } catch (SearchException mismatch) {
            if (Engine.away(mismatch)) {
                throw mismatch;
            }
            Log.info(mismatch.getMessage());
            return false;
        }
    }

    private void rebuild(String why) {
        QuarkusTransaction.requiringNew().run(() -> order.ask(why));
        jobs.nudge(Rebuild.NAME, Rebuild.ALL);
    }
}
