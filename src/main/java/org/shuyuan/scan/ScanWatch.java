package org.shuyuan.scan;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.shuyuan.describe.PagesSeen;
import org.shuyuan.work.Jobs;

/** Has scans read as soon as there are some and somebody who reads, whichever comes first. */
@ApplicationScoped
class ScanWatch {

    private final Scans scans;
    private final RecognisedPages recognised;
    private final PrintReader reader;
    private final Jobs jobs;

    ScanWatch(Scans scans, RecognisedPages recognised, PrintReader reader, Jobs jobs) {
        this.scans = scans;
        this.recognised = recognised;
        this.reader = reader;
        this.jobs = jobs;
    }

    void seen(@Observes PagesSeen seen) {
        scans.found(seen.resource(), seen.document(), seen.pages());
        if (!seen.pages().isEmpty()) {
            // The description has put its own pages where these had been.
            recognised.publish(seen.resource());
            begin(seen.resource());
        }
    }

    void start(@Observes StartupEvent start) {
        // It takes a moment, and nobody waits for it.
        Thread.ofPlatform().daemon().name("scan-look").start(this::look);
    }

    /** An operator installs it while the service runs. */
    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAgain() {
        if (!reader.ready()) {
            look();
        }
    }

    /** Once it is there, what waits is taken up; what is under way in a run already goes on in a new one. */
    void look() {
        if (reader.look() instanceof PrintReader.Readiness.Ready) {
            for (UUID resource : scans.waiting()) {
                QuarkusTransaction.requiringNew().run(() -> begin(resource));
            }
        }
    }

    /** Wants the pages that couldn't be read once more. */
    @Transactional
    void again(UUID resource) {
        scans.again(resource);
        begin(resource);
    }

    /** Also where nobody reads yet: a run that finds nobody ends, and one who comes meanwhile isn't missed. */
    private void begin(UUID resource) {
        if (scans.ofResource(resource).filter(Scan::open).isPresent()) {
            jobs.submit(ScanJob.NAME, scans.begin(resource).toString());
        }
    }
}
