package org.shuyuan.render;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.render.ffmpeg.Ffmpeg;
import org.shuyuan.render.ffmpeg.FfmpegCommand;
import org.shuyuan.render.ffmpeg.Progress;
import org.shuyuan.render.ffmpeg.RenderConfig;
import org.shuyuan.render.ffmpeg.VideoEncoder;
import org.shuyuan.render.media.Source;
import org.shuyuan.render.profile.Ladder;
import org.shuyuan.render.profile.Profile;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;
import org.shuyuan.work.Limits;
import org.shuyuan.work.Outcome;

/** Encodes a source into the rungs of a profile, with shared sound and a storyboard, in one process. */
@ApplicationScoped
class LadderWork {

    private static final Logger LOG = Logger.getLogger(LadderWork.class);
    private static final Duration AT_LEAST = Duration.ofMinutes(10);
    /** What decoders say of damage; they go on all the same. */
    private static final Pattern DAMAGE = Pattern.compile(
            "error while decoding|corrupt|invalid data found|concealing|non-existing pps|decode_slice_header error",
            Pattern.CASE_INSENSITIVE);

    private final Ffmpeg ffmpeg;
    private final BlobStore blobs;
    private final RenderConfig config;

    LadderWork(Ffmpeg ffmpeg, BlobStore blobs, RenderConfig config) {
        this.ffmpeg = ffmpeg;
        this.blobs = blobs;
        this.config = config;
    }

    /**
     * What was made.
     *
     * @param damaged whether the source has places that couldn't be decoded; what is around them plays
     */
    record Made(Bundle bundle, boolean damaged) {}

    /**
     * @throws Problem {@link ProblemType#MEDIA_DAMAGED} where much of the source is lost,
     *     {@link ProblemType#MEDIA_TOO_DEMANDING} where it takes more than a lesson may
     */
    Made of(Path upload, Source source, Profile profile, Path scratch, IntConsumer percents)
            throws IOException, InterruptedException {
        Ladder ladder =
                source.probe().picture().map(video -> Ladder.of(profile, video)).orElse(new Ladder(List.of()));
        VideoEncoder encoder = ffmpeg.encoder();
        Outcome outcome = ffmpeg.run(
                files -> FfmpegCommand.ladder(files, profile, ladder, source.probe(), encoder),
                upload,
                scratch,
                limits(source),
                new Progress(source.seconds(), percents));
        boolean damaged = outcome.complaints().stream()
                .anyMatch(line -> DAMAGE.matcher(line).find());
        switch (outcome) {
            case Outcome.Finished(int code, List<String> complaints)
            when code != 0 -> {
                LOG.warnf("An encode failed: %s", complaints);
                if (damaged) {
                    throw Problem.of(ProblemType.MEDIA_DAMAGED);
                }
                throw new IOException("FFmpeg ended with " + code);
            }
            case Outcome.Finished _ -> {}
            case Outcome.TimedOut _, Outcome.Killed _ -> {
                LOG.warnf("An encode was stopped: %s", outcome);
                throw Problem.of(ProblemType.MEDIA_TOO_DEMANDING);
            }
        }
        LadderFiles files = new LadderFiles(ffmpeg, blobs, source, profile, ladder, scratch);
        Bundle bundle = files.gathered();
        return new Made(bundle, damaged || files.shortened());
    }

    private Limits limits(Source source) {
        Duration wall = Duration.ofMillis(Math.round(source.seconds() * 1000)).multipliedBy(config.patience());
        Duration patience = wall.compareTo(AT_LEAST) < 0 ? AT_LEAST : wall;
        int cores = Runtime.getRuntime().availableProcessors();
        return Limits.within(patience, patience.multipliedBy(cores), 64L << 30);
    }
}
