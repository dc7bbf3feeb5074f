package org.shuyuan.render;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
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
        return new Made(collected(source, profile, ladder, scratch, damaged), damaged);
    }

    private Bundle collected(Source source, Profile profile, Ladder ladder, Path scratch, boolean damaged)
            throws IOException, InterruptedException {
        Map<String, Bundle.Entry> entries = new HashMap<>();
        MasterPlaylist.Sound sound = null;
        List<MasterPlaylist.Variant> variants = new ArrayList<>();
        List<String> soundCodecs = List.of();
        if (source.sound().isPresent()) {
            MadeStream made =
                    verified(scratch, RenditionFiles.AUDIO, source.sound().get().seconds(), 0, damaged);
            entries.putAll(made.store(blobs));
            soundCodecs = made.codecs();
            int channels = Math.min(
                    profile.audio().channels(),
                    source.probe().sound().orElseThrow().channels());
            sound = new MasterPlaylist.Sound(RenditionFiles.AUDIO, made.playlist(), channels);
            if (ladder.steps().isEmpty()) {
                variants.add(
                        new MasterPlaylist.Variant(RenditionFiles.AUDIO, made.playlist(), soundCodecs, null, null));
            }
        }
        for (Ladder.Step step : ladder.steps()) {
            double seconds = source.pictureSeconds();
            MadeStream made = verified(
                    scratch,
                    RenditionFiles.rung(step.rung()),
                    seconds,
                    step.rate().perSecond(),
                    damaged);
            entries.putAll(made.store(blobs));
            List<String> codecs = new ArrayList<>(made.codecs());
            codecs.addAll(soundCodecs);
            variants.add(new MasterPlaylist.Variant(made.name(), made.playlist(), codecs, step.size(), step.rate()));
        }
        String master = MasterPlaylist.write(variants, ladder.steps().isEmpty() ? null : sound);
        entries.put(RenditionFiles.MASTER, MadeStream.master(blobs, master));
        if (!ladder.steps().isEmpty() && profile.storyboard().isPresent()) {
            entries.putAll(storyboard(profile.storyboard().get(), ladder, source, scratch));
        }
        return Bundle.of(entries);
    }

    private MadeStream verified(Path scratch, RenditionFiles.Stream name, double seconds, double rate, boolean damaged)
            throws IOException, InterruptedException {
        MadeStream made = MadeStream.read(scratch, name);
        Packets.Track track = ffmpeg.packets(made.media(), scratch).track(0).orElse(null);
        Optional<String> shortfall =
                track == null ? Optional.of("nothing") : Verification.encoded(track, seconds, rate);
        if (shortfall.isPresent() || track == null) {
            LOG.warnf("%s came out short: %s", name.name(), shortfall.orElse(""));
            if (damaged && track != null) {
                throw Problem.of(ProblemType.MEDIA_DAMAGED);
            }
            throw new IOException(name.name() + " came out short: " + shortfall.orElse(""));
        }
        return made;
    }

    private Map<String, Bundle.Entry> storyboard(
            Profile.Storyboard storyboard, Ladder ladder, Source source, Path scratch) {
        double seconds = source.pictureSeconds();
        Size tile = FilterGraph.tile(storyboard, ladder.steps().getLast().size());
        Map<String, Bundle.Entry> entries = new HashMap<>();
        for (int sheet = 1; sheet <= StoryboardTrack.sheets(storyboard, seconds); sheet++) {
            Path file = scratch.resolve(RenditionFiles.sheet(sheet));
            if (!Files.isRegularFile(file)) {
                LOG.warnf("A storyboard lacks its sheet %d and is left out", sheet);
                return Map.of();
            }
            entries.put(RenditionFiles.sheet(sheet), Bundle.Entry.of(blobs.put(file), "image/jpeg"));
        }
        String track = StoryboardTrack.write(storyboard, tile, seconds);
        entries.put(RenditionFiles.STORYBOARD, MadeStream.text(blobs, track, "text/vtt;charset=utf-8"));
        return entries;
    }

    private Limits limits(Source source) {
        Duration wall = Duration.ofMillis(Math.round(source.seconds() * 1000)).multipliedBy(config.patience());
        Duration patience = wall.compareTo(AT_LEAST) < 0 ? AT_LEAST : wall;
        int cores = Runtime.getRuntime().availableProcessors();
        return Limits.within(patience, patience.multipliedBy(cores), 64L << 30);
    }
}
