package org.shuyuan.render.ladder;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.shuyuan.problem.Problem;
import org.shuyuan.render.ffmpeg.Ffmpeg;
import org.shuyuan.render.ffmpeg.FfmpegCommand;
import org.shuyuan.render.manifest.Manifest;
import org.shuyuan.render.manifest.MediaPlaylist;
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.render.media.Packets;
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
    /** In seconds: the last packet stands for less than this. */
    private static final double SHORTFALL = 0.5;

    private static final Limits LIMITS = Limits.within(Duration.ofMinutes(10), Duration.ofMinutes(5), 16L << 30);

    private final Ffmpeg ffmpeg;
    private final BlobStore blobs;

    SingleFileWork(Ffmpeg ffmpeg, BlobStore blobs) {
        this.ffmpeg = ffmpeg;
        this.blobs = blobs;
    }

    /** All files of a ladder, this one among them; a lesson plays without it, and sound alone has none. */
    public Bundle with(LadderBundle.Gathered gathered, Plan plan, Profile profile, Path scratch)
            throws IOException, InterruptedException {
        Bundle files = gathered.files();
        Optional<MediaPlaylist> picture = gathered.manifest().pictures().stream()
                .filter(rung -> rung.stream().equals(RenditionFiles.rung(plan.readable(profile))))
                .map(Manifest.Picture::playlist)
                .findFirst();
        if (picture.isEmpty()) {
            return files;
        }
        Optional<MediaPlaylist> sound = gathered.manifest().sound().map(Manifest.Sound::playlist);
        if (!picture.get().hasOneHead()) {
            // Other builds of FFmpeg have made some of its chunks.
            LOG.info("A lesson has no single file: its readable rung has several heads");
            return files;
        }
        Path seen = scratch.resolve("single-picture.mp4");
        try {
            write(files, picture.get(), seen);
            if (sound.isPresent()) {
                write(files, sound.get(), scratch.resolve(SOUND));
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf(e, "A lesson has no single file");
            return files;
        }
        Outcome outcome = ffmpeg.run(
                inside -> FfmpegCommand.single(inside, sound.map(_ -> SOUND), RenditionFiles.FALLBACK),
                seen,
                scratch,
                LIMITS,
                _ -> {});
        Path made = scratch.resolve(RenditionFiles.FALLBACK);
        if (!outcome.succeeded() || !isWhole(made, picture.get(), sound, scratch)) {
            LOG.warnf("A lesson has no single file: %s", outcome);
            return files;
        }
        return files.with(RenditionFiles.FALLBACK, Bundle.Entry.of(blobs.adopt(made, Digest.of(made)), "video/mp4"));
    }

    /** FFmpeg says of what came out short that it succeeded. */
    private boolean isWhole(Path made, MediaPlaylist picture, Optional<MediaPlaylist> sound, Path scratch)
            throws IOException, InterruptedException {
        try {
            Packets packets = ffmpeg.packets(made, scratch);
            return lasts(packets.track(0), picture)
                    && sound.map(heard -> lasts(packets.track(1), heard)).orElse(true);
        } catch (Problem unreadable) {
            return false;
        }
    }

    private static boolean lasts(Optional<Packets.Track> track, MediaPlaylist playlist) {
        return track.filter(there -> Math.abs(there.seconds() - playlist.seconds()) < SHORTFALL)
                .isPresent();
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
