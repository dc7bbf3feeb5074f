package org.shuyuan.render.ladder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.render.ffmpeg.Ffmpeg;
import org.shuyuan.render.ffmpeg.Progress;
import org.shuyuan.render.ffmpeg.RenderConfig;
import org.shuyuan.work.Confined;
import org.shuyuan.work.Limits;
import org.shuyuan.work.Outcome;

/** Runs an encode to its end and tells why it didn't come to one. */
final class Encoding {

    private static final Logger LOG = Logger.getLogger(Encoding.class);
    private static final Duration AT_LEAST = Duration.ofMinutes(10);
    private static final long LARGEST_FILE = 64L << 30;
    /** What decoders say of damage; they go on all the same. */
    private static final Pattern DAMAGE = Pattern.compile(
            "error while decoding|corrupt|invalid data found|concealing|non-existing pps|decode_slice_header error",
            Pattern.CASE_INSENSITIVE);

    private final Ffmpeg ffmpeg;
    private final RenderConfig config;

    Encoding(Ffmpeg ffmpeg, RenderConfig config) {
        this.ffmpeg = ffmpeg;
        this.config = config;
    }

    /**
     * Answers whether the source is damaged here.
     *
     * @param seconds what there is to do
     * @throws Problem {@link ProblemType#MEDIA_DAMAGED}, {@link ProblemType#MEDIA_TOO_DEMANDING}
     */
    boolean run(
            Function<Confined.Inside, List<String>> command,
            Path upload,
            Path scratch,
            double seconds,
            IntConsumer percents)
            throws IOException, InterruptedException {
        Outcome outcome = ffmpeg.run(command, upload, scratch, limits(seconds), new Progress(seconds, percents));
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
            case Outcome.Finished _ -> {
                return damaged;
            }
            case Outcome.TimedOut _, Outcome.Killed _ -> {
                LOG.warnf("An encode was stopped: %s", outcome);
                throw Problem.of(ProblemType.MEDIA_TOO_DEMANDING);
            }
        }
    }

    private Limits limits(double seconds) {
        Duration wall = Duration.ofMillis(Math.round(seconds * 1000)).multipliedBy(config.patience());
        Duration patience = wall.compareTo(AT_LEAST) < 0 ? AT_LEAST : wall;
        int cores = Runtime.getRuntime().availableProcessors();
        return Limits.within(patience, patience.multipliedBy(cores), LARGEST_FILE)
                .patient();
    }
}
