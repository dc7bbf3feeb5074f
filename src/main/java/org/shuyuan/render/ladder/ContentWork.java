package org.shuyuan.render.ladder;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.shuyuan.render.ffmpeg.Ffmpeg;
import org.shuyuan.render.ffmpeg.FfmpegCommand;
import org.shuyuan.render.media.Content;
import org.shuyuan.render.media.Probe;
import org.shuyuan.render.media.Source;
import org.shuyuan.work.Limits;
import org.shuyuan.work.Outcome;

/** Looks at a few places of a video to tell what it shows. */
@ApplicationScoped
public class ContentWork {

    private static final Logger LOG = Logger.getLogger(ContentWork.class);
    private static final String LOOKS = "looks.gray";
    private static final Limits LIMITS = Limits.within(Duration.ofMinutes(2), Duration.ofMinutes(2), 64 << 20);

    private final Ffmpeg ffmpeg;

    ContentWork(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** Nothing where there is no picture, or none that can be decoded in these places. */
    public Optional<Content> of(Path upload, Source source, Path scratch) throws IOException, InterruptedException {
        Probe.Video video = source.probe().picture().orElse(null);
        if (video == null) {
            return Optional.empty();
        }
        Outcome outcome = ffmpeg.run(
                files -> FfmpegCommand.look(files, video, source.seconds(), LOOKS), upload, scratch, LIMITS, _ -> {});
        Path looks = scratch.resolve(LOOKS);
        if (!outcome.succeeded() || !Files.isRegularFile(looks)) {
            LOG.warnf("What a video shows couldn't be looked at: %s", outcome);
            return Optional.empty();
        }
        return Optional.of(Content.of(looks, FfmpegCommand.LOOKED * Content.LOOKS_PER_SECOND));
    }
}
