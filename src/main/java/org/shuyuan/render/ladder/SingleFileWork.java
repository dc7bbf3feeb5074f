package org.shuyuan.render.ladder;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.shuyuan.render.ffmpeg.Ffmpeg;
import org.shuyuan.render.ffmpeg.FfmpegCommand;
import org.shuyuan.render.manifest.Manifest;
import org.shuyuan.render.manifest.MediaPlaylist;
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.render.profile.Profile;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;
import org.shuyuan.storage.Digest;
import org.shuyuan.work.Limits;
import org.shuyuan.work.Outcome;

/**
 * Puts the readable rung and the sound of a ladder, as they are coded, into one MP4 for browsers that play no segments. The
 * upload itself would be heavier than their line, and tells where and by whom it was filmed.
 */
@ApplicationScoped
public class SingleFileWork {

    private static final Logger LOG = Logger.getLogger(SingleFileWork.class);
    private static final String SOUND = "single-sound.mp4";
    private static final Limits LIMITS = Limits.within(Duration.ofMinutes(10), Duration.ofMinutes(5), 16L << 30);

    private final Ffmpeg ffmpeg;
    private final BlobStore blobs;

    SingleFileWork(Ffmpeg ffmpeg, BlobStore blobs) {
        this.ffmpeg = ffmpeg;
        this.blobs = blobs;
    }

    /**
     * All files of a ladder, this one among them. Without it for sound alone, before the readable rung is whole, and where
     * its chunks have heads of their own.
     */
    public Bundle with(LadderBundle.Gathered gathered, Plan plan, Profile profile, Path scratch)
            throws IOException, InterruptedException {
        Optional<MediaPlaylist> picture = gathered.manifest().pictures().stream()
                .filter(rung -> rung.stream().equals(RenditionFiles.rung(plan.readable(profile))))
                .map(Manifest.Picture::playlist)
                .filter(MediaPlaylist::hasOneHead)
                .findFirst();
        Bundle files = gathered.files();
        if (picture.isEmpty()) {
            return files;
        }
        Path seen = write(files, picture.get(), scratch.resolve("single-picture.mp4"));
        Optional<MediaPlaylist> sound = gathered.manifest().sound().map(Manifest.Sound::playlist);
        if (sound.isPresent()) {
            write(files, sound.get(), scratch.resolve(SOUND));
        }
        Outcome outcome = ffmpeg.run(
                inside -> FfmpegCommand.single(inside, sound.map(_ -> SOUND), RenditionFiles.FALLBACK),
                seen,
                scratch,
                LIMITS,
                _ -> {});
        if (!outcome.succeeded()) {
            LOG.warnf("A lesson has no single file: %s", outcome);
            return files;
        }
        Path made = scratch.resolve(RenditionFiles.FALLBACK);
        return files.with(RenditionFiles.FALLBACK, Bundle.Entry.of(blobs.adopt(made, Digest.of(made)), "video/mp4"));
    }

    /** The head and all segments one after another, which are a fragmented MP4. */
    private Path write(Bundle files, MediaPlaylist playlist, Path file) throws IOException {
        String head = playlist.segments().getFirst().head();
        try (OutputStream out = Files.newOutputStream(file)) {
            copy(blobs.open(LadderBundle.entry(files, head).digest()), out);
            for (MediaPlaylist.Segment run : playlist.runs()) {
                copy(blobs.open(LadderBundle.entry(files, run.file()).digest(), run.offset(), run.bytes()), out);
            }
        }
        return file;
    }

    private static void copy(InputStream bytes, OutputStream out) throws IOException {
        try (bytes) {
            bytes.transferTo(out);
        }
    }
}
