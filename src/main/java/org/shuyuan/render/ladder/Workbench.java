package org.shuyuan.render.ladder;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.shuyuan.render.ffmpeg.Ffmpeg;
import org.shuyuan.render.ffmpeg.RenderConfig;
import org.shuyuan.render.media.Content;
import org.shuyuan.render.media.Source;
import org.shuyuan.render.profile.Profile;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;
import org.shuyuan.storage.FileBlobStore;
import org.shuyuan.work.Sandbox;

/** The pipeline by hand, without queue and database, in a folder of its own: for benchmarks and tests. */
public final class Workbench {

    private final Path folder;
    private final Ffmpeg ffmpeg;
    private final BlobStore blobs;
    private final RenderConfig config;
    private final Map<Path, Path> even = new HashMap<>();
    private int works;

    private Workbench(Path folder, Ffmpeg ffmpeg, BlobStore blobs, RenderConfig config) {
        this.folder = folder;
        this.ffmpeg = ffmpeg;
        this.blobs = blobs;
        this.config = config;
    }

    /** @param cache where FFmpeg is unpacked to, once */
    public static Workbench in(Path folder, Path cache) {
        RenderConfig config = config(folder, Map.of("cache", cache.toString()));
        Sandbox sandbox = new Sandbox();
        return new Workbench(folder, new Ffmpeg(sandbox, config), new FileBlobStore(folder.resolve("blobs")), config);
    }

    /** The settings of {@code shuyuan.render}: these, and otherwise what they are by default. */
    public static RenderConfig config(Path folder, Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(RenderConfig.class)
                .withDefaultValue("shuyuan.data", folder.toString())
                .withDefaultValue("shuyuan.programs", folder.toString());
        settings.forEach((name, value) -> builder.withDefaultValue("shuyuan.render." + name, value));
        return builder.build().getConfigMapping(RenderConfig.class);
    }

    /** What a job finds out before anything is made. */
    public Source look(Path upload) throws IOException, InterruptedException {
        try (Reading reading = read(evenly(upload))) {
            return reading.source();
        }
    }

    public Optional<Content> content(Path upload, Source source) throws IOException, InterruptedException {
        return new ContentWork(ffmpeg).of(upload, source, scratch());
    }

    /** As it is coded, in segments. */
    public Optional<Bundle> remux(Path upload) throws IOException, InterruptedException {
        try (Reading reading = read(upload)) {
            return new RemuxWork(ffmpeg, blobs, config).of(upload, reading, scratch());
        }
    }

    /**
     * A whole ladder, chunk by chunk as the queue has it made.
     *
     * @param earlyFrom from which length on the readable rung is made before the others
     */
    public Made ladder(
            Path upload, Source source, Profile profile, Duration chunk, Duration earlyFrom, IntConsumer percents)
            throws IOException, InterruptedException {
        // Through its stored form, as another node reads it.
        Plan plan = Plan.decode(Plan.of(source, profile, chunk, earlyFrom).encode());
        ChunkWork work = new ChunkWork(ffmpeg, blobs, config);
        Map<ChunkKey, Bundle> done = new HashMap<>();
        boolean damaged = false;
        for (ChunkKey key : plan.chunks(profile)) {
            ChunkWork.Made made = work.of(evenly(upload), plan, profile, key, scratch(), percents);
            done.put(key, made.bundle());
            damaged |= made.damaged();
        }
        LadderBundle.Gathered gathered = new LadderBundle(blobs, plan, profile, done).gathered(Optional.empty());
        return new Made(new SingleFileWork(ffmpeg, blobs).with(gathered, plan, profile, scratch()), damaged);
    }

    /** @param damaged whether the source has places that couldn't be decoded */
    public record Made(Bundle bundle, boolean damaged) {}

    /** Puts the files of a bundle where a player that knows only files finds them. */
    public Path laidOut(Bundle bundle) throws IOException {
        Path files = scratch();
        for (var file : bundle.entries().entrySet()) {
            try (InputStream in = blobs.open(file.getValue().digest())) {
                Files.copy(in, files.resolve(file.getKey()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return files;
    }

    /** As chunks are made of it. */
    private Path evenly(Path upload) throws IOException, InterruptedException {
        Path known = even.get(upload);
        if (known == null) {
            known = new RewrapWork(ffmpeg).of(upload, scratch()).orElse(upload);
            even.put(upload, known);
        }
        return known;
    }

    private Reading read(Path upload) throws IOException, InterruptedException {
        return Reading.of(ffmpeg, upload, scratch(), false);
    }

    private Path scratch() throws IOException {
        return Files.createDirectories(folder.resolve("work").resolve(Integer.toString(works++)));
    }
}
