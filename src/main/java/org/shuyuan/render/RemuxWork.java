package org.shuyuan.render;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.shuyuan.render.ffmpeg.Ffmpeg;
import org.shuyuan.render.ffmpeg.FfmpegCommand;
import org.shuyuan.render.ffmpeg.RenderConfig;
import org.shuyuan.render.manifest.MasterPlaylist;
import org.shuyuan.render.manifest.RenditionFiles;
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
class RemuxWork {

    private static final Logger LOG = Logger.getLogger(RemuxWork.class);
    private static final int SEGMENT_SECONDS = 4;
    private static final Limits LIMITS = Limits.within(Duration.ofMinutes(20), Duration.ofMinutes(10), 64L << 30);

    private final Ffmpeg ffmpeg;
    private final BlobStore blobs;
    private final RenderConfig config;

    RemuxWork(Ffmpeg ffmpeg, BlobStore blobs, RenderConfig config) {
        this.ffmpeg = ffmpeg;
        this.blobs = blobs;
        this.config = config;
    }

    /** The bundle, or nothing where the upload doesn't suit and the ladder has to be waited for. */
    Optional<Bundle> of(Path upload, Source source, Path scratch) throws IOException, InterruptedException {
        if (!Remux.suits(source, config.longestGap())) {
            return Optional.empty();
        }
        Outcome outcome = ffmpeg.run(
                files -> FfmpegCommand.remux(files, source.probe(), SEGMENT_SECONDS), upload, scratch, LIMITS, _ -> {});
        if (!outcome.succeeded()) {
            LOG.warnf("A remux failed; the ladder will do: %s", outcome);
            return Optional.empty();
        }
        MadeStream made = MadeStream.read(scratch, RenditionFiles.REMUX);
        Optional<String> shortfall = shortfall(source, ffmpeg.packets(made.media(), scratch));
        if (shortfall.isPresent() || made.codecs().isEmpty()) {
            LOG.warnf("A remux came out short; the ladder will do: %s", shortfall.orElse("no codecs"));
            return Optional.empty();
        }
        Probe.Video picture = source.probe().picture().orElse(null);
        String master = MasterPlaylist.write(
                List.of(new MasterPlaylist.Variant(
                        RenditionFiles.REMUX,
                        made.playlist(),
                        made.codecs(),
                        picture == null ? null : picture.shown(),
                        picture == null ? null : picture.rate())),
                null);
        return Optional.of(Bundle.of(made.store(blobs)).with(RenditionFiles.MASTER, MadeStream.master(blobs, master)));
    }

    /** The picture stands first in what was made, where there is one. */
    private static Optional<String> shortfall(Source source, Packets made) {
        int sound = source.picture().isPresent() ? 1 : 0;
        return source.picture()
                .flatMap(track -> compared(track, made, 0))
                .or(() -> source.sound().flatMap(track -> compared(track, made, sound)));
    }

    private static Optional<String> compared(Packets.Track from, Packets made, int index) {
        return made.track(index)
                .map(to -> Verification.copied(from, to))
                .orElse(Optional.of("track " + index + " is missing"));
    }
}
