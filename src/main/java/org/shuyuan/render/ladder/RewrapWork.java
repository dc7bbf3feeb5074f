package org.shuyuan.render.ladder;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.shuyuan.problem.Problem;
import org.shuyuan.render.ffmpeg.Ffmpeg;
import org.shuyuan.render.ffmpeg.FfmpegCommand;
import org.shuyuan.render.media.Probe;
import org.shuyuan.render.media.Source;
import org.shuyuan.work.Limits;
import org.shuyuan.work.Outcome;

/**
 * Puts picture and sound of some uploads, as they are coded, into a container in which each can be read by itself and from
 * any second on without losing step with the other: they are read together once, and what jumped goes on evenly.
 */
@ApplicationScoped
public class RewrapWork {

    private static final Logger LOG = Logger.getLogger(RewrapWork.class);
    private static final String MADE = "rewrapped.mkv";
    private static final Limits LIMITS = Limits.within(Duration.ofMinutes(30), Duration.ofMinutes(15), 64L << 30);

    private final Ffmpeg ffmpeg;

    RewrapWork(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * @param scratch where it is put
     * @return nothing where the upload will do as it is, or will have to
     * @throws Problem as {@link Reading#source}
     */
    public Optional<Path> of(Path upload, Path scratch) throws IOException, InterruptedException {
        Probe claimed = Source.claimed(ffmpeg.probe(upload, scratch), false);
        // Of several tracks one is played, and another may begin before it.
        boolean several = claimed.video().size() > 1 || claimed.audio().size() > 1;
        if (!claimed.mayJump() && !several) {
            return Optional.empty();
        }
        Probe played;
        try (Reading reading = Reading.of(ffmpeg, upload, scratch, false)) {
            played = reading.source().probe();
        }
        Outcome outcome =
                ffmpeg.run(files -> FfmpegCommand.rewrap(files, played, MADE), upload, scratch, LIMITS, _ -> {});
        Path made = scratch.resolve(MADE);
        if (outcome.succeeded() && Files.isRegularFile(made)) {
            return Optional.of(made);
        }
        LOG.warnf("An upload stays as it is: %s", outcome);
        Files.deleteIfExists(made);
        return Optional.empty();
    }
}
