package org.shuyuan.render.ladder;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.shuyuan.problem.Problem;
import org.shuyuan.render.ffmpeg.Ffmpeg;
import org.shuyuan.render.ffmpeg.FfmpegCommand;
import org.shuyuan.render.ffmpeg.RenderConfig;
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.render.media.Fragments;
import org.shuyuan.render.media.Packets;
import org.shuyuan.render.media.Probe;
import org.shuyuan.render.media.Source;
import org.shuyuan.render.media.Verification;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;
import org.shuyuan.work.Limits;
import org.shuyuan.work.Outcome;

/** Puts an upload that browsers can decode into segments, as it is coded: playable in seconds. */
@ApplicationScoped
public class RemuxWork {

    private static final Logger LOG = Logger.getLogger(RemuxWork.class);
    private static final int SEGMENT_SECONDS = 4;
    private static final Limits LIMITS = Limits.within(Duration.ofMinutes(20), Duration.ofMinutes(10), 64L << 30)
            .urgent();

    private final Ffmpeg ffmpeg;
    private final BlobStore blobs;
    private final RenderConfig config;

    RemuxWork(Ffmpeg ffmpeg, BlobStore blobs, RenderConfig config) {
        this.ffmpeg = ffmpeg;
        this.blobs = blobs;
        this.config = config;
    }

    /**
     * Begins before the upload is looked through, for it takes as long.
     *
     * @return the bundle, or nothing where the upload doesn't suit and the ladder has to be waited for
     * @throws Problem as {@link Reading#source}
     */
    public Optional<Bundle> of(Path upload, Reading reading, Path scratch) throws IOException, InterruptedException {
        Probe claimed = reading.claimed();
        Optional<Outcome> early =
                Remux.suits(claimed) && plays(claimed) ? Optional.of(run(upload, claimed, scratch)) : Optional.empty();
        Source source = reading.source();
        if (!Remux.suits(source, config.longestGap())) {
            return Optional.empty();
        }
        // What it says of itself was not all true: a track with nothing in it, for one.
        boolean otherwise = early.isEmpty()
                || !source.probe().picture().equals(claimed.picture())
                || !source.probe().sound().equals(claimed.sound());
        Outcome outcome = otherwise ? run(upload, source.probe(), scratch) : early.get();
        if (!outcome.succeeded()) {
            LOG.warnf("A remux failed; the ladder will do: %s", outcome);
            return Optional.empty();
        }
        return kept(source, scratch);
    }

    private static boolean plays(Probe probe) {
        return probe.picture().isPresent() || probe.sound().isPresent();
    }

    private Outcome run(Path upload, Probe probe, Path scratch) throws IOException, InterruptedException {
        return ffmpeg.run(
                files -> FfmpegCommand.remux(files, probe, SEGMENT_SECONDS), upload, scratch, LIMITS, _ -> {});
    }

    private Optional<Bundle> kept(Source source, Path scratch) throws IOException {
        Map<String, Bundle.Entry> entries = new HashMap<>();
        for (var track : tracks(source).entrySet()) {
            MadeStream made = MadeStream.read(scratch, track.getKey());
            Fragments fragments = Fragments.read(made.media());
            Optional<String> shortfall = Verification.copied(track.getValue(), fragments);
            if (shortfall.isPresent()) {
                LOG.warnf("A remux came out short; the ladder will do: %s", shortfall.get());
                return Optional.empty();
            }
            MadeStream lasting = made.lasting(fragments.end() - fragments.first());
            boolean heard = track.getKey().equals(RenditionFiles.REMUX_SOUND);
            entries.putAll((heard ? lasting.withoutTail() : lasting).store(blobs));
        }
        return Optional.of(LadderBundle.remux(blobs, source.probe(), Bundle.of(entries)));
    }

    private static Map<RenditionFiles.Stream, Packets.Track> tracks(Source source) {
        Map<RenditionFiles.Stream, Packets.Track> tracks = new HashMap<>();
        source.picture().ifPresent(track -> tracks.put(RenditionFiles.REMUX, track));
        source.sound().ifPresent(track -> tracks.put(RenditionFiles.REMUX_SOUND, track));
        return tracks;
    }
}
