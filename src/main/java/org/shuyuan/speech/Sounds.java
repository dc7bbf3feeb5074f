package org.shuyuan.speech;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.render.Originals;
import org.shuyuan.render.Scratch;
import org.shuyuan.render.ffmpeg.Ffmpeg;
import org.shuyuan.render.ffmpeg.Guard;
import org.shuyuan.render.ffmpeg.SoundCommand;
import org.shuyuan.render.media.Probe;
import org.shuyuan.storage.Digest;
import org.shuyuan.storage.LocalCopy;
import org.shuyuan.work.Confined;
import org.shuyuan.work.Limits;
import org.shuyuan.work.Outcome;

/**
 * What recognisers listen to: 16 kHz, mono, 16 bit, little-endian, without a header, made by contained FFmpeg. A film's
 * sound is taken once for all pieces that this node listens to, and given up when the node turns to another film.
 */
@ApplicationScoped
class Sounds {

    /** Samples in a second. */
    static final int RATE = 16_000;

    private static final Logger LOG = Logger.getLogger(Sounds.class);
    private static final String SOUND = "sound.pcm";
    /** −40 dBFS, as a mean square: speech below it is worth a second look. */
    private static final double FAINT = 1e-4;
    /** 10 dB. */
    private static final double CANCELLED = 10;
    /** Eighteen hours. */
    private static final Limits LIMITS = Limits.within(Duration.ofMinutes(30), Duration.ofMinutes(20), 2L << 30);

    private final Ffmpeg ffmpeg;
    private final Originals originals;
    private final Scratch scratch;
    private final Map<Digest, Held> held = new HashMap<>();

    Sounds(Ffmpeg ffmpeg, Originals originals, Scratch scratch) {
        this.ffmpeg = ffmpeg;
        this.originals = originals;
        this.scratch = scratch;
    }

    private static final class Held {
        private final Scratch.Folder folder;
        private final Loudness loudness;
        private int users;

        Held(Scratch.Folder folder, Loudness loudness) {
            this.folder = folder;
            this.loudness = loudness;
        }
    }

    /** The whole sound of a film, to be closed after use. */
    record Sound(Path file, Loudness loudness, Runnable release) implements AutoCloseable {

        /** Writes a part of it into a file of its own. */
        Path cut(Piece piece, Path folder) throws IOException {
            Path part = folder.resolve("piece.pcm");
            try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "r");
                    OutputStream out = Files.newOutputStream(part)) {
                whole.seek(bytes(piece.from()));
                InputStream in = Channels.newInputStream(whole.getChannel());
                out.write(in.readNBytes(Math.toIntExact(bytes(piece.to()) - bytes(piece.from()))));
            }
            return part;
        }

        @Override
        public void close() {
            release.run();
        }
    }

    /** @throws Problem MEDIA_UNREADABLE, MEDIA_TOO_DEMANDING, or NOTHING_SAID where there is no sound */
    synchronized Sound open(Digest film) throws IOException, InterruptedException {
        held.entrySet().removeIf(other -> !other.getKey().equals(film) && idle(other.getValue()));
        Held sound = held.get(film);
        if (sound == null) {
            sound = taken(film);
            held.put(film, sound);
        }
        sound.users++;
        return new Sound(sound.folder.path().resolve(SOUND), sound.loudness, () -> release(film));
    }

    static Duration length(Path sound) throws IOException {
        return Duration.ofMillis(Files.size(sound) * 1000 / (RATE * Short.BYTES));
    }

    static List<String> take(Confined.Inside files, Probe.Audio audio, SoundCommand.Mix mix) {
        List<String> words = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "warning", "-y"));
        words.addAll(Guard.input(files.in(Ffmpeg.INPUT)));
        words.addAll(List.of("-map", "0:" + audio.index()));
        // Where sound begins late or was lost on the way, it is silent, so that captions stay in step.
        words.addAll(List.of("-af", "aresample=async=1000:first_pts=0," + mix.filter(), "-ar", "" + RATE));
        words.addAll(List.of("-c:a", "pcm_s16le", "-f", "s16le", files.out(SOUND)));
        return words;
    }

    private Held taken(Digest film) throws IOException, InterruptedException {
        Scratch.Folder folder = scratch.open();
        boolean taken = false;
        try (LocalCopy upload = originals.open(film)) {
            Probe.Audio audio = ffmpeg.probe(upload.path(), folder.path())
                    .sound()
                    .orElseThrow(() -> Problem.of(ProblemType.NOTHING_SAID));
            Loudness heard = loudness(upload, audio, SoundCommand.Mix.BOTH, folder);
            if (audio.channels() == 2 && heard.mean() < FAINT) {
                // What one channel says, the other may take back.
                Loudness left = loudness(upload, audio, SoundCommand.Mix.LEFT, folder);
                heard = left.mean() > CANCELLED * heard.mean()
                        ? left
                        : loudness(upload, audio, SoundCommand.Mix.BOTH, folder);
            }
            taken = true;
            return new Held(folder, heard);
        } finally {
            if (!taken) {
                folder.close();
            }
        }
    }

    private Loudness loudness(LocalCopy upload, Probe.Audio audio, SoundCommand.Mix mix, Scratch.Folder folder)
            throws IOException, InterruptedException {
        Outcome outcome = ffmpeg.run(files -> take(files, audio, mix), upload.path(), folder.path(), LIMITS, _ -> {});
        Path sound = folder.path().resolve(SOUND);
        if (!(outcome instanceof Outcome.Finished)) {
            LOG.warnf("The sound of a film can't be taken: %s", outcome);
            throw Problem.of(ProblemType.MEDIA_TOO_DEMANDING);
        }
        if (!Files.isRegularFile(sound) || Files.size(sound) == 0) {
            LOG.warnf("A film has no sound that can be taken: %s", outcome);
            throw Problem.of(ProblemType.NOTHING_SAID);
        }
        return Loudness.of(sound);
    }

    private synchronized void release(Digest film) {
        Objects.requireNonNull(held.get(film)).users--;
    }

    private static boolean idle(Held sound) {
        if (sound.users > 0) {
            return false;
        }
        sound.folder.close();
        return true;
    }

    private static long bytes(long milliseconds) {
        return milliseconds * RATE / 1000 * Short.BYTES;
    }
}
