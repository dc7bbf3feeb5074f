package org.shuyuan.preview;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.describe.PagesSeen;
import org.shuyuan.storage.Digest;
import org.shuyuan.work.Jobs;

/** Has office documents laid out as soon as they are described and there is somebody who does it, whichever comes last. */
@ApplicationScoped
class PreviewWatch {

    private final Catalog catalog;
    private final Previews previews;
    private final Typesetter typesetter;
    private final Jobs jobs;

    PreviewWatch(Catalog catalog, Previews previews, Typesetter typesetter, Jobs jobs) {
        this.catalog = catalog;
        this.previews = previews;
        this.typesetter = typesetter;
        this.jobs = jobs;
    }

    /** After the description, because of a text that flows it has put places where those of the pages belong. */
    void seen(@Observes PagesSeen seen) {
        Optional<OfficeFormat> format = catalog.find(seen.resource())
                .flatMap(resource -> resource.asset(AssetRole.ORIGINAL))
                .filter(original -> original.sha256().equals(seen.document().hex()))
                .flatMap(original -> OfficeFormat.of(original.mediaType()));
        if (format.isEmpty()) {
            previews.forget(seen.resource());
        } else {
            previews.expect(seen.resource(), seen.document(), format.get());
            submit(seen.resource(), seen.document());
        }
    }

    void start(@Observes StartupEvent start) {
        // It takes a moment, and nobody waits for it.
        Thread.ofPlatform().daemon().name("preview-look").start(this::look);
    }

    /** An operator installs it, or another module of it, while the service runs. */
    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAgain() {
        if (!Arrays.stream(OfficeFormat.Sort.values()).allMatch(typesetter::ready)) {
            look();
        }
    }

    /** What has waited is taken up. */
    void look() {
        Typesetter.Readiness before = typesetter.readiness();
        if (typesetter.look() instanceof Typesetter.Readiness.Ready now && !now.equals(before)) {
            previews.unfinished()
                    .forEach(preview -> QuarkusTransaction.requiringNew().run(() -> submit(preview)));
        }
    }

    /** Wants it laid out once more where that has failed. */
    @Transactional
    void again(UUID resource) {
        previews.again(resource);
        previews.find(resource).ifPresent(this::submit);
    }

    private void submit(Preview preview) {
        submit(preview.resource(), preview.source());
    }

    /** Also where nobody does it yet: a run that finds nobody ends, and one who comes meanwhile isn't missed. */
    private void submit(UUID resource, Digest document) {
        jobs.submit(PreviewJob.NAME, PreviewJob.id(resource, document));
    }
}
