package org.shuyuan.web;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.shuyuan.catalog.Processing;
import org.shuyuan.people.Account;
import org.shuyuan.text.Language;

/**
 * Follows the processing of resources by looking at their rows: whichever node does the work, every node can tell of it.
 * One look serves everybody who follows anything here.
 */
@ApplicationScoped
class ProcessingEvents {

    private static final Duration LOOK = Duration.ofMillis(500);
    /** A page that is left open for days must not look for ever; its browser connects again. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private static final Set<String> ENDS = Set.of("done", "failed");

    private final ResourceViews views;
    private final Processing processing;
    private final Followers followers;
    private final Multi<Map<UUID, Processing.Status>> looks;

    ProcessingEvents(ResourceViews views, Processing processing, Followers followers) {
        this.views = views;
        this.processing = processing;
        this.followers = followers;
        this.looks = Multi.createFrom()
                .ticks()
                .every(LOOK)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(tick -> look())
                .broadcast()
                .withCancellationAfterLastSubscriberDeparture()
                .toAllSubscribers();
    }

    /** @throws org.shuyuan.problem.Problem when this account, or everybody together, follows too much */
    Multi<ResourceView.ProcessingView> of(UUID resource, Optional<Account> reader, Language language) {
        Runnable leave = followers.enter(resource, reader.map(Account::id));
        AtomicBoolean over = new AtomicBoolean();
        Map<UUID, Processing.Status> now;
        try {
            now = Map.of(resource, inTransaction(() -> processing.of(resource)));
        } catch (RuntimeException failed) {
            leave.run();
            throw failed;
        }
        // Whoever reads slowly misses looks, and keeps nobody waiting.
        Multi<Map<UUID, Processing.Status>> later = looks.onOverflow().dropPreviousItems();
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(now), later)
                .filter(look -> look.containsKey(resource))
                .map(look -> views.processing(Objects.requireNonNull(look.get(resource)), language))
                .select()
                .first(LONGEST)
                .select()
                .first(status -> !over.getAndSet(ENDS.contains(status.stage())))
                .skip()
                .repetitions()
                .onTermination()
                .invoke(leave);
    }

    /** A look that fails is told in the log, and the next one may not: the lines stay open. */
    private Map<UUID, Processing.Status> look() {
        try {
            return inTransaction(() -> processing.of(followers.followed()));
        } catch (RuntimeException failed) {
            Log.warnf("Progress can't be read: %s", failed);
            return Map.of();
        }
    }

    private static <T> T inTransaction(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }
}
