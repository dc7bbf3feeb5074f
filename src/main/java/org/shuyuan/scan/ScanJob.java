package org.shuyuan.scan;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;
import org.shuyuan.problem.Problem;
import org.shuyuan.render.Admission;
import org.shuyuan.render.Scratch;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.LocalCopy;
import org.shuyuan.work.Job;
import org.shuyuan.work.Jobs;
import org.shuyuan.work.Lane;

/**
 * Reads scanned pages for about a minute and stands in line again, so that a lesson that waits to be encoded waits for no book.
 * Each page is kept when it is read: a crash costs those at work.
 */
@ApplicationScoped
class ScanJob implements Job {

    static final String NAME = "scan.read";

    private static final Logger LOG = Logger.getLogger(ScanJob.class);
    /** Pages drawn by one child. */
    private static final int GROUP = 8;

    private final Scans scans;
    private final PrintReader reader;
    private final PageDrawer drawer;
    private final RecognisedPages recognised;
    private final ScanConfig config;
    private final BlobStore blobs;
    private final Admission admission;
    private final Scratch scratch;
    private final Jobs jobs;
    private final Clock clock;

    ScanJob(
            Scans scans,
            PrintReader reader,
            PageDrawer drawer,
            RecognisedPages recognised,
            ScanConfig config,
            BlobStore blobs,
            Admission admission,
            Scratch scratch,
            Jobs jobs,
            Clock clock) {
        this.scans = scans;
        this.reader = reader;
        this.drawer = drawer;
        this.recognised = recognised;
        this.config = config;
        this.blobs = blobs;
        this.admission = admission;
        this.scratch = scratch;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Lane lane() {
        return Lane.LONG;
    }

    /** @param id of the run */
    @Override
    public void run(String id) throws IOException, InterruptedException {
        UUID run = UUID.fromString(id);
        Optional<Scan> found = scans.ofRun(run);
        if (found.isEmpty() || !reader.ready()) {
            return;
        }
        Scan scan = found.get();
        try {
            work(scan, clock.instant().plus(config.piece()));
        } catch (PrintReader.NotReady unusable) {
            // The pages wait until the operator has mended it: ScanWatch looks.
            LOG.warnf("Pages of %s wait: %s", scan.resource(), unusable.getMessage());
            return;
        }
        if (scans.next(run, 1).isEmpty()) {
            recognised.publish(scan.resource());
        } else {
            recognised.publishSome(scan.resource());
            QuarkusTransaction.requiringNew().run(() -> jobs.submit(NAME, id));
        }
    }

    private void work(Scan scan, Instant until) throws IOException, InterruptedException, PrintReader.NotReady {
        List<Integer> pages = scans.next(scan.run(), GROUP);
        if (pages.isEmpty()) {
            return;
        }
        try (LocalCopy document = blobs.local(scan.source())) {
            while (!pages.isEmpty() && clock.instant().isBefore(until)) {
                try (Admission.Room _ = admission.enter(memory());
                        Scratch.Folder folder = scratch.open()) {
                    read(scan, drawer.draw(document.path(), pages, folder.path()), folder.path());
                }
                pages = scans.next(scan.run(), GROUP);
            }
        }
    }

    private void read(Scan scan, Map<Integer, Drawn> pages, Path folder)
            throws IOException, InterruptedException, PrintReader.NotReady {
        List<Future<?>> readings = new ArrayList<>();
        try (ExecutorService readers = Executors.newFixedThreadPool(atOnce())) {
            pages.forEach((page, drawn) -> readings.add(readers.submit(() -> {
                switch (drawn) {
                    case Drawn.Blank _ -> scans.read(scan, page, "");
                    case Drawn.Failed _ -> scans.failed(scan, page);
                    case Drawn.Picture(Path picture) -> {
                        Path own = Files.createDirectory(folder.resolve("words-" + page));
                        reader.read(picture, own)
                                .ifPresentOrElse(
                                        words -> scans.read(scan, page, words), () -> scans.failed(scan, page));
                    }
                }
                return null;
            })));
            try {
                for (Future<?> reading : readings) {
                    await(reading);
                }
            } catch (InterruptedException e) {
                readers.shutdownNow();
                throw e;
            }
        }
    }

    private static void await(Future<?> reading) throws IOException, InterruptedException, PrintReader.NotReady {
        try {
            reading.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case PrintReader.NotReady unusable -> throw unusable;
                case IOException failed -> throw failed;
                case RuntimeException failed -> throw failed;
                case null, default -> throw new IOException(e.getCause());
            }
        }
    }

    private int atOnce() {
        return config.pagesAtOnce()
                .orElseGet(() -> Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    /** One child draws, and then others read. */
    private long memory() {
        return Math.max(drawer.memory(), config.memory() / 2 * atOnce());
    }

    @Override
    public void gaveUp(String id, Problem why) {
        scans.stopped(UUID.fromString(id), why.type());
    }
}
