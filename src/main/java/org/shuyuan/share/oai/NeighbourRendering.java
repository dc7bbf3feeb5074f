package org.shuyuan.share.oai;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.NeighboursChanged;
import org.shuyuan.work.Job;
import org.shuyuan.work.Jobs;
import org.shuyuan.work.Lane;

/**
 * Renders a resource anew when something that it is part of, or that is part of it, has come or gone. It does so later,
 * because a transaction that holds a course must not wait for its lessons, while others that hold a lesson wait for the course.
 */
@ApplicationScoped
class NeighbourRendering implements Job {

    static final String NAME = "oai-render-neighbour";

    private final PendingRecords pending;
    private final Catalog catalog;
    private final Jobs jobs;

    NeighbourRendering(PendingRecords pending, Catalog catalog, Jobs jobs) {
        this.pending = pending;
        this.catalog = catalog;
        this.jobs = jobs;
    }

    void moved(@Observes NeighboursChanged event) {
        event.resources().forEach(resource -> jobs.submit(NAME, resource.toString()));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Lane lane() {
        return Lane.QUICK;
    }

    /** @param id of the resource */
    @Override
    public void run(String id) {
        QuarkusTransaction.requiringNew().run(() -> pending.render(List.of(catalog.held(UUID.fromString(id)))));
    }
}
