package org.shuyuan.intake;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.shuyuan.problem.Problem;

/** Finishes what a kill interrupted between the last byte and its answer, and clears away what has expired. */
@ApplicationScoped
class UploadSweep {
    /** A directory without a row is an upload that is being opened, unless it is old. */
    private static final Duration STRAY = Duration.ofDays(1);

    private final Uploads uploads;
    private final Reception reception;
    private final IntakeConfig config;
    private final Clock clock;

    UploadSweep(Uploads uploads, Reception reception, IntakeConfig config, Clock clock) {
        this.uploads = uploads;
        this.reception = reception;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "15s", delayed = "3s", concurrentExecution = ConcurrentExecution.SKIP)
    void settle() {
        for (Upload upload : uploads.receiving()) {
            try {
                reception.settle(upload);
            } catch (Problem refused) {
                Log.infof("upload %s is refused: %s", upload.id(), refused.getMessage());
            } catch (IOException | RuntimeException e) {
                Log.errorf(e, "upload %s can't be finished now", upload.id());
            }
        }
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void clear() throws IOException {
        for (Upload upload : uploads.expired()) {
            try {
                reception.end(upload);
            } catch (IOException | Problem busy) {
                Log.warnf(busy, "upload %s has expired and can't be deleted now", upload.id());
            }
        }
        uploads.forgetOld();
        for (Path stray : strays()) {
            FileTree.delete(stray);
        }
    }

    private List<Path> strays() throws IOException {
        if (!Files.isDirectory(config.directory())) {
            return List.of();
        }
        try (Stream<Path> directories = Files.list(config.directory())) {
            return directories.filter(this::isStray).toList();
        }
    }

    private boolean isStray(Path directory) {
        try {
            boolean old = Files.getLastModifiedTime(directory)
                    .toInstant()
                    .isBefore(clock.instant().minus(STRAY));
            return old && !uploads.knows(UUID.fromString(String.valueOf(directory.getFileName())));
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
