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
class LeaveJob implements Job {

    static final String NAME = "share.leave";

    private static final int BATCH = 100;

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
        Optional<Source> source = sources.find(UUID.fromString(id));
        // A run that nothing is ever seen in: all that isn't deleted is unseen.
        UUID none = new UUID(0, 0);
        while (source.isPresent() && QuarkusTransaction.requiringNew().call(() -> batch(source.get(), none)) == BATCH) {
            // until a batch isn't full
        }
        source.ifPresent(left -> sources.remove(left.id()));
    }

    private int batch(Source source, UUID run) {
        List<Shelf.Item> items = shelf.unseen(source.id(), run, BATCH);
        for (Shelf.Item item : items) {
            shelf.put(source.id(), new Shelf.Item(item.identifier(), item.resource(), item.datestamp(), true), run);
            item.resource().ifPresent(resource -> receiving.withdrawn(resource, source));
        }
        return items.size();
    }
}
