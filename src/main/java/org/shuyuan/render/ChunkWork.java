package org.shuyuan.render;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.render.ffmpeg.Ffmpeg;
import org.shuyuan.render.ffmpeg.FfmpegCommand;
import org.shuyuan.render.ffmpeg.Progress;
import org.shuyuan.render.ffmpeg.RenderConfig;
import org.shuyuan.render.ffmpeg.Take;
import org.shuyuan.render.ffmpeg.VideoEncoder;
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.render.media.Fragments;
import org.shuyuan.render.media.Probe;
import org.shuyuan.render.media.Verification;
import org.shuyuan.render.profile.Ladder;
import org.shuyuan.render.profile.Profile;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;
import org.shuyuan.work.Confined;
import org.shuyuan.work.Limits;
import org.shuyuan.work.Outcome;

/** Encodes one chunk in one process, and counts what came out before it is kept. */
@ApplicationScoped
class ChunkWork {

    private static final Logger LOG = Logger.getLogger(ChunkWork.class);
    private static final Duration AT_LEAST = Duration.ofMinutes(10);
    private static final long LARGEST_FILE = 64L << 30;
    /** Less of the sound than this, and a lesson is not what it was. */
    private static final double ENOUGH = 0.8;
    /** What decoders say of damage; they go on all the same. */
    private static final Pattern DAMAGE = Pattern.compile(
            "error while decoding|corrupt|invalid data found|concealing|non-existing pps|decode_slice_header error",
            Pattern.CASE_INSENSITIVE);

    private final Ffmpeg ffmpeg;
    private final BlobStore blobs;
    private final RenderConfig config;

    ChunkWork(Ffmpeg ffmpeg, BlobStore blobs, RenderConfig config) {
        this.ffmpeg = ffmpeg;
        this.blobs = blobs;
        this.config = config;
    }

    /**
     * What was made: of each stream the segments of this chunk, their playlist and their head.
     *
     * @param damaged whether the source has places that couldn't be decoded; what is around them plays
     */
    record Made(Bundle bundle, boolean damaged) {}

    /**
     * @throws Problem {@link ProblemType#MEDIA_DAMAGED} where nothing of the source can be decoded here,
     *     {@link ProblemType#MEDIA_TOO_DEMANDING} where it takes more than a lesson may
     * @throws IOException where less came out than went in, for a reason of ours
     */
    Made of(Path upload, Plan plan, Profile profile, Chunk.Key key, Path scratch, IntConsumer percents)
            throws IOException, InterruptedException {
        return switch (key.stage()) {
            case SOUND -> sound(upload, plan, profile, scratch, percents);
            case FIRST, REST -> picture(upload, plan.take(profile, key.stage(), key.part()), scratch, percents);
        };
    }

    private Made picture(Path upload, Take take, Path scratch, IntConsumer percents)
            throws IOException, InterruptedException {
        VideoEncoder encoder = ffmpeg.encoder();
        boolean damaged =
                encoded(files -> FfmpegCommand.take(files, take, encoder), upload, scratch, take.seconds(), percents);
        Map<String, Bundle.Entry> entries = new HashMap<>();
        for (Ladder.Step step : take.ladder().steps()) {
            long frames = take.frames(step);
            entries.putAll(verified(
                    scratch,
                    RenditionFiles.rung(step.rung()).part(take.piece().part()),
                    OptionalLong.of(frames),
                    take.from(),
                    step.rate().seconds(frames)));
        }
        String sheet = RenditionFiles.sheet(take.piece().part());
        if (Files.isRegularFile(scratch.resolve(sheet))) {
            entries.put(sheet, Bundle.Entry.of(blobs.put(scratch.resolve(sheet)), "image/jpeg"));
        }
        return new Made(Bundle.of(entries), damaged);
    }

    private Made sound(Path upload, Plan plan, Profile profile, Path scratch, IntConsumer percents)
            throws IOException, InterruptedException {
        Probe.Audio audio = plan.probe().sound().orElseThrow();
        boolean damaged = encoded(
                files -> FfmpegCommand.sound(files, profile, audio), upload, scratch, plan.soundSeconds(), percents);
        MadeStream made = MadeStream.read(scratch, RenditionFiles.AUDIO);
        Fragments fragments = Fragments.read(made.media());
        // It may begin after the picture, and lost packets at the end can't be made good: a little less is all there
        // is.
        double seconds = fragments.end() - fragments.first();
        if (seconds < plan.soundSeconds() * ENOUGH) {
            LOG.warnf("The sound came out short: %.1f s of %.1f", seconds, plan.soundSeconds());
            throw Problem.of(ProblemType.MEDIA_DAMAGED);
        }
        boolean shortened = Verification.encoded(
                        fragments, OptionalLong.empty(), fragments.first(), plan.soundSeconds())
                .isPresent();
        return new Made(Bundle.of(made.store(blobs)), damaged || shortened);
    }

    /** Answers whether the source is damaged here. */
    private boolean encoded(
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

    private Map<String, Bundle.Entry> verified(
            Path scratch, RenditionFiles.Stream name, OptionalLong frames, double from, double seconds)
            throws IOException {
        MadeStream made = MadeStream.read(scratch, name);
        var shortfall = Verification.encoded(Fragments.read(made.media()), frames, from, seconds);
        if (shortfall.isPresent()) {
            throw new IOException(name.name() + " is not what it should be: " + shortfall.get());
        }
        return made.store(blobs);
    }

    private Limits limits(double seconds) {
        Duration wall = Duration.ofMillis(Math.round(seconds * 1000)).multipliedBy(config.patience());
        Duration patience = wall.compareTo(AT_LEAST) < 0 ? AT_LEAST : wall;
        int cores = Runtime.getRuntime().availableProcessors();
        return Limits.within(patience, patience.multipliedBy(cores), LARGEST_FILE)
                .patient();
    }
}
