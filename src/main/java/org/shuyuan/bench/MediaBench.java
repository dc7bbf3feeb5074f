package org.shuyuan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.shuyuan.catalog.DataFolder;
import org.shuyuan.render.ladder.Workbench;
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.render.media.Source;
import org.shuyuan.render.profile.Profile;
import org.shuyuan.render.profile.Profiles;
import org.shuyuan.storage.Bundle;

/**
 * What it costs to make a lesson playable, against plain command lines of FFmpeg on the same sources, one after the other
 * in the same run. CPU time is that of the children, as the kernel counts it.
 */
final class MediaBench {

    /** Each way is run so often, by turns. */
    private static final int ROUNDS = 3;

    /** A camera's ways take four times as long. */
    private static final int CAMERA_ROUNDS = 2;

    private static final int SECONDS = 120;
    private static final int LONG_SECONDS = 600;
    private static final Duration CHUNK = Duration.ofSeconds(60);
    private static final Duration NEVER = Duration.ofDays(1);
    private static final String READABLE = "720p-low";

    private final Plain plain;
    private final Workbench bench;
    private final Rivals rivals;
    private final Profiles profiles;
    private final Map<String, Number> figures = new LinkedHashMap<>();

    private MediaBench(Path data) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Path cache = Files.createDirectories(data.resolve("cache"));
        System.setProperty("org.bytedeco.javacpp.cachedir", cache.toString());
        this.plain = new Plain(Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class)), data);
        this.bench = Workbench.in(data.resolve("ours"), cache);
        this.rivals = new Rivals(plain);
        this.profiles = new Profiles(new DataFolder("transcode-profiles", Optional.empty()));
    }

    /**
     * Measures.
     *
     * @return ratios, and beside them the figures they are made of: seconds, kbit/s, VMAF or SSIM
     */
    static Map<String, Number> run(Path data) throws Exception {
        MediaBench bench = new MediaBench(data);
        Films films = new Films(bench.plain);
        Path slides = films.slides(SECONDS);
        ServiceFigures.add(
                bench::figure, data, films.longer(slides, LONG_SECONDS), films.longer(slides, LONG_SECONDS + 1));
        bench.compare(slides, profile(bench, "slides"), films.camera(SECONDS), profile(bench, "camera"));
        Targets.tell(bench.figures);
        return bench.figures;
    }

    private static Profile profile(MediaBench bench, String id) {
        return bench.profiles.find(id).orElseThrow();
    }

    private void compare(Path slides, Profile forSlides, Path camera, Profile forCamera) throws Exception {
        Source slideSource = bench.look(slides);
        Source cameraSource = bench.look(camera);
        Contest onSlides = new Contest(this::figure, "slides");
        Bundle[] made = new Bundle[1];
        Path[] peertube = new Path[1];
        for (int round = 0; round < ROUNDS; round++) {
            onSlides.run(
                    "ours",
                    () -> made[0] = bench.ladder(slides, slideSource, forSlides, CHUNK, NEVER, _ -> {})
                            .bundle());
            onSlides.run("single", () -> rivals.single(slides, forSlides));
            onSlides.run("peertube_like", () -> peertube[0] = rivals.peertubeLike(slides));
            onSlides.run("naive", () -> rivals.naive(slides, forSlides));
        }
        onSlides.run("early", () -> bench.ladder(slides, slideSource, forSlides, CHUNK, Duration.ZERO, _ -> {}));
        figure(
                "chunk_overhead_60s",
                Duel.cpu(
                        () -> bench.ladder(slides, slideSource, forSlides, CHUNK, NEVER, _ -> {}),
                        () -> bench.ladder(slides, slideSource, forSlides, NEVER, NEVER, _ -> {}),
                        ratio -> figure("chunk_overhead_of_a_bout", ratio)));
        Contest onCamera = new Contest(this::figure, "camera");
        for (int round = 0; round < CAMERA_ROUNDS; round++) {
            onCamera.run("ours", () -> bench.ladder(camera, cameraSource, forCamera, CHUNK, NEVER, _ -> {}));
            onCamera.run("single", () -> rivals.single(camera, forCamera));
            onCamera.run("naive", () -> rivals.naive(camera, forCamera));
        }

        Path files = bench.laidOut(made[0]);
        figure("readable_rung_kbps", Variants.read(files.resolve("master.m3u8")).average("v-" + READABLE) / 1000.0);
        long single = Files.size(files.resolve(RenditionFiles.FALLBACK));
        long ladder = Rivals.bytes(files) - single;
        figure("bytes_vs_peertube_like_slides", (double) ladder / Rivals.bytes(peertube[0]));
        figure("single_file_share", (double) single / ladder);
        new Quality(plain)
                .compared(slides, files.resolve("v-720p.m3u8"), peertube[0].resolve("720.m3u8"))
                .forEach(this::figure);
        figure("cpu_vs_peertube_like", onSlides.cpu("ours") / onSlides.cpu("peertube_like"));
        figure("extras_cpu_share", (onSlides.extras("ours") + alongside(files, forSlides)) / onSlides.cpu("ours"));
        figure("early_rung_cpu_share", onSlides.cpu("early") / onSlides.cpu("ours") - 1);
        double ours = onSlides.cpu("ours") + onCamera.cpu("ours");
        figure("cpu_vs_single_ffmpeg", ours / (onSlides.cpu("single") + onCamera.cpu("single")));
        figure("cpu_vs_naive", ours / (onSlides.cpu("naive") + onCamera.cpu("naive")));
    }

    /**
     * Seconds of CPU time of what a ladder's own processes make beside the rungs. Within them it would be lost in what two
     * turns of a whole ladder differ by, so it is made alone, of the rung it is made of.
     */
    private double alongside(Path files, Profile profile) throws Exception {
        Path rung = files.resolve("v-" + profile.rungs().getLast().name() + ".m3u8");
        Contest contest = new Contest(this::figure, "last_rung");
        for (int round = 0; round < ROUNDS; round++) {
            contest.run("decoded", () -> rivals.decoded(rung));
            contest.run("looked_at", () -> rivals.lookedAt(rung));
        }
        return Math.max(0, contest.cpu("looked_at") - contest.cpu("decoded"));
    }

    /** Told at once as well, for the whole run takes half an hour. */
    private void figure(String name, Number value) {
        figures.put(name, value);
        System.err.printf("  %-34s %.3f%n", name, value.doubleValue());
    }
}
