package org.shuyuan.render.ladder;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.render.ffmpeg.Ffmpeg;
import org.shuyuan.render.ffmpeg.FfmpegCommand;
import org.shuyuan.render.ffmpeg.RenderConfig;
import org.shuyuan.render.ffmpeg.Take;
import org.shuyuan.render.ffmpeg.VideoEncoder;
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.render.media.Fragments;
import org.shuyuan.render.media.Verification;
import org.shuyuan.render.profile.Ladder;
import org.shuyuan.render.profile.Profile;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;

/** Encodes one chunk in one process, and counts what came out before it is kept. */
@ApplicationScoped
public class ChunkWork {

    private final Ffmpeg ffmpeg;
    private final Encoding encoding;
    private final SoundWork sounds;
    private final SlideWork slides;
    private final BlobStore blobs;

    ChunkWork(Ffmpeg ffmpeg, BlobStore blobs, RenderConfig config) {
        this.ffmpeg = ffmpeg;
        this.encoding = new Encoding(ffmpeg, config);
        this.sounds = new SoundWork(ffmpeg, encoding, blobs);
        this.slides = new SlideWork(ffmpeg, blobs);
        this.blobs = blobs;
    }

    /**
     * What was made: of each stream the segments of this chunk, their playlist and their head.
     *
     * @param damaged whether the source has places that couldn't be decoded; what is around them plays
     */
    public record Made(Bundle bundle, boolean damaged) {}

    /**
     * @throws Problem {@link ProblemType#MEDIA_DAMAGED} where nothing of the source can be decoded here,
     *     {@link ProblemType#MEDIA_TOO_DEMANDING} where it takes more than a lesson may
     * @throws IOException where less came out than went in, for a reason of ours
     */
    public Made of(Path upload, Plan plan, Profile profile, ChunkKey key, Path scratch, IntConsumer percents)
            throws IOException, InterruptedException {
        return switch (key.stage()) {
            case SOUND -> sounds.of(upload, plan, profile, scratch, percents);
            case FIRST, REST -> picture(upload, plan.take(profile, key.stage(), key.part()), scratch, percents);
        };
    }

    private Made picture(Path upload, Take take, Path scratch, IntConsumer percents)
            throws IOException, InterruptedException {
        VideoEncoder encoder = ffmpeg.encoder();
        boolean damaged = encoding.run(
                files -> FfmpegCommand.take(files, take, encoder), upload, scratch, take.seconds(), percents);
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
        entries.putAll(slides.of(take, scratch));
        return new Made(Bundle.of(entries), damaged);
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
}
