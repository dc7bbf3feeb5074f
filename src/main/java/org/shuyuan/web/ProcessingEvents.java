package org.shuyuan.web;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.shuyuan.text.Language;

/**
 * Follows the processing of a resource by looking at its rows: whichever node does the work, every node can tell of it.
 */
@ApplicationScoped
class ProcessingEvents {

    private static final Duration LOOK = Duration.ofMillis(500);
    /** A page that is left open for days must not look for ever; its browser connects again. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private static final Set<String> ENDS = Set.of("done", "failed");

    private final ResourceViews views;

    ProcessingEvents(ResourceViews views) {
        this.views = views;
    }

    Multi<ResourceView.ProcessingView> of(UUID resource, Language language) {
        AtomicBoolean over = new AtomicBoolean();
        return Multi.createFrom()
                .ticks()
                .every(LOOK)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(tick -> QuarkusTransaction.requiringNew().call(() -> views.processing(resource, language)))
                .select()
                .first(LONGEST)
                .select()
                .first(status -> !over.getAndSet(ENDS.contains(status.stage())))
                .skip()
                .repetitions();
    }
}
