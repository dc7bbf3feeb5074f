package org.shuyuan.share.harvest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.work.Job;
import org.shuyuan.work.Lane;

/** Removes a source: what came from it alone is withdrawn, what another source gives as well stays. */
@ApplicationScoped
public class LeaveJob implements Job {

    public static final String NAME = "share.leave";

    private static final int BATCH = 100;

    /** Nothing is ever seen in it: all that isn't deleted is unseen. */
    private static final UUID NO_RUN = new UUID(0, 0);

    private final Sources sources;
    private final Shelf shelf;
    private final Receiving receiving;

    LeaveJob(Sources sources, Shelf shelf, Receiving receiving) {
        this.sources = sources;
        this.shelf = shelf;
        this.receiving = receiving;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Lane lane() {
        return Lane.REMOTE;
    }

    @Override
    public void run(String id) {
        boolean more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew().call(() -> batch(UUID.fromString(id)));
        }
    }

    /** Some of what it gives; the source itself once that is nothing. Answers whether there may be more. */
    private boolean batch(UUID id) {
        Optional<Source> source = sources.heldAlone(id);
        if (source.isEmpty()) {
            return false;
        }
        List<Shelf.Item> items = shelf.unseen(id, NO_RUN, BATCH);
        for (Shelf.Item item : items) {
            shelf.put(id, new Shelf.Item(item.identifier(), item.resource(), item.datestamp(), true), NO_RUN);
            item.resource().ifPresent(resource -> receiving.withdrawn(resource, source.get()));
        }
        if (items.isEmpty()) {
            sources.remove(id);
        }
        return !items.isEmpty();
    }
}
