package org.shuyuan.render.ladder;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.shuyuan.render.ffmpeg.Ffmpeg;
import org.shuyuan.render.ffmpeg.PictureCommand;
import org.shuyuan.render.ffmpeg.RenderConfig;
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.render.media.Probe;
import org.shuyuan.render.media.Source;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;
import org.shuyuan.work.Limits;
import org.shuyuan.work.Outcome;

/** Takes the picture that stands for a video before it plays, large for its page and small for lists. */
@ApplicationScoped
public class PosterWork {

    private static final Logger LOG = Logger.getLogger(PosterWork.class);
    private static final Limits LIMITS = Limits.within(Duration.ofMinutes(2), Duration.ofMinutes(2), 64 << 20);

    private final Ffmpeg ffmpeg;
    private final BlobStore blobs;
    private final RenderConfig config;

    PosterWork(Ffmpeg ffmpeg, BlobStore blobs, RenderConfig config) {
        this.ffmpeg = ffmpeg;
        this.blobs = blobs;
        this.config = config;
    }

    /** Nothing where there is nothing to see, or nothing that can be decoded: a video plays without it. */
    public Optional<Bundle> of(Path upload, Source source, Path scratch) throws IOException, InterruptedException {
        Probe.Video video = source.probe().picture().orElse(null);
        if (video == null) {
            return Optional.empty();
        }
        Outcome outcome = ffmpeg.run(
                files -> PictureCommand.poster(files, video, source.seconds(), config),
                upload,
                scratch,
                LIMITS,
                _ -> {});
        Path poster = scratch.resolve(RenditionFiles.POSTER);
        if (!Files.isRegularFile(poster) || Files.size(poster) == 0) {
            LOG.warnf("A poster couldn't be taken: %s", outcome);
            return Optional.empty();
        }
        Path card = scratch.resolve(RenditionFiles.CARD);
        return Optional.of(Bundle.empty()
                .with(RenditionFiles.POSTER, Bundle.Entry.of(blobs.put(poster), "image/jpeg"))
                .with(RenditionFiles.CARD, Bundle.Entry.of(blobs.put(card), "image/jpeg")));
    }
}
