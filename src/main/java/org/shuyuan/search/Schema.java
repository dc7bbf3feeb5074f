package org.shuyuan.search;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.hibernate.search.mapper.orm.mapping.SearchMapping;
import org.hibernate.search.mapper.orm.schema.management.SearchSchemaManager;
import org.hibernate.search.util.common.SearchException;

/**
 * Makes the indexes where they are missing. We do it ourselves, not at the start of Hibernate Search, so that the service
 * starts while the engine is away and catches up when it comes.
 */
@ApplicationScoped
class Schema {

    /** The aliases that readers ask. */
    static final String RESOURCES = "resource-read";

    static final String PLACES = "place-read";

    private final SearchMapping mapping;
    private final Engine engine;
    private final DirtySet dirty;
    private volatile boolean known;

    Schema(SearchMapping mapping, Engine engine, DirtySet dirty) {
        this.mapping = mapping;
        this.engine = engine;
        this.dirty = dirty;
    }

    /**
     * Afterwards the engine has indexes that fit this version of the service. What it holds is only a copy of the
     * catalog, so one that does not fit is thrown away and filled again.
     *
     * @throws IOException where the engine is away
     */
    synchronized void ensure() throws IOException {
        if (known) {
            return;
        }
        SearchSchemaManager schema = mapping.scope(Object.class).schemaManager();
        boolean empty = !engine.hasIndex(RESOURCES) || !engine.hasIndex(PLACES);
        schema.createIfMissing();
        if (empty) {
            refill("The index is new");
        } else if (!fits(schema)) {
            schema.dropAndCreate();
            refill("The index was made by another version of this service");
        }
        known = true;
    }

    /** Does what {@link #ensure} does, and leaves it for another time where the engine is away. */
    void ensureIfThere() {
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

    /** Whether the engine has been seen with indexes that fit, and nothing has spoken against it since. */
    boolean known() {
        return known;
    }

    /** Something went wrong: look again before the next use. */
    void doubt() {
        known = false;
    }

    private static boolean fits(SearchSchemaManager schema) {
        try {
            schema.validate();
            return true;
        } catch (SearchException mismatch) {
            if (Engine.away(mismatch)) {
                throw mismatch;
            }
            Log.info(mismatch.getMessage());
            return false;
        }
    }

    private void refill(String why) {
        int resources = QuarkusTransaction.requiringNew().call(dirty::addAll);
        Log.infof("%s: %d resources will be indexed", why, resources);
    }
}
