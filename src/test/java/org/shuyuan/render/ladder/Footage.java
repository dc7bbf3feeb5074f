package org.shuyuan.render.ladder;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntConsumer;
import org.shuyuan.render.ffmpeg.Ffmpeg;
import org.shuyuan.render.ffmpeg.Programs;
import org.shuyuan.render.ffmpeg.RenderConfig;
import org.shuyuan.render.media.Source;
import org.shuyuan.render.profile.Profile;
import org.shuyuan.render.profile.Rung;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.FileBlobStore;
import org.shuyuan.work.Sandbox;

/** A cutting room for tests: real media, made by the real FFmpeg in a folder that goes away. */
public record Footage(Path folder, Sandbox sandbox, Ffmpeg ffmpeg, RenderConfig config, BlobStore blobs) {

    static final Path CACHE = Path.of("target", "test-cache").toAbsolutePath();

    public static Footage in(Path folder) {
        RenderConfig config = Workbench.config(folder, Map.of("cache", CACHE.toString(), "card", "120"));
        Sandbox sandbox = new Sandbox();
        return new Footage(
                folder, sandbox, new Ffmpeg(sandbox, config), config, new FileBlobStore(folder.resolve("blobs")));
    }

    /** A lesson of some seconds: moving picture, a tone, a keyframe every second; playable as it is. */
    public Path lesson(int seconds) throws Exception {
        return make(
                "lesson.mp4",
                "-f lavfi -i testsrc2=s=426x240:r=25:d=%1$d -f lavfi -i sine=frequency=300:duration=%1$d"
                        .formatted(seconds),
                "-c:v libx264 -preset ultrafast -g 25 -pix_fmt yuv420p -c:a aac -b:a 64k");
    }

    /** Runs the plain FFmpeg, without any guard: this is what an attacker or a camera does at home. */
    public Path make(String name, String inputs, String options) throws Exception {
        Path made = folder.resolve(name);
        List<String> words = new ArrayList<>(List.of(plain(), "-nostdin", "-v", "error", "-y"));
        words.addAll(List.of(inputs.split(" ")));
        words.addAll(List.of(options.split(" ")));
        words.add(made.toString());
        run(words);
        return made;
    }

    /** Leaves this share of the file, from its beginning. */
    public static Path cut(Path file, double share) throws Exception {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(Math.round(bytes.length() * share));
        }
        return file;
    }

    /** In the middle of the file, where pictures and sounds lie and no index. */
    public static void flipBits(Path file, int count) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        Random random = new Random(7);
        for (int i = 0; i < count; i++) {
            int at = bytes.length / 4 + random.nextInt(bytes.length / 2);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
        Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    }

    int run(List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.addAll(words);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Programs.environment(Path.of(plain())));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            System.err.println(said);
        }
        return process.exitValue();
    }

    String plain() throws IOException, InterruptedException {
        return Programs.unpack(CACHE, sandbox).ffmpeg().toString();
    }

    public Path scratch(String name) throws IOException {
        return Files.createDirectories(folder.resolve("scratch").resolve(name));
    }

    /** Looked through as a job does. */
    public Source source(Path file) throws Exception {
        try (Reading reading = Reading.of(ffmpeg, file, scratch("look"), false)) {
            return reading.source();
        }
    }

    Workbench.Made ladder(Path file, Duration chunk, Duration earlyFrom, IntConsumer percents) throws Exception {
        Workbench bench = Workbench.in(folder, CACHE);
        return bench.ladder(file, bench.look(file), profile(), chunk, earlyFrom, percents);
    }

    Workbench.Made ladder(Path file) throws Exception {
        return ladder(file, config.chunk(), config.earlyFrom(), _ -> {});
    }

    public static Profile profile() {
        return new Profile(
                "lesson",
                new org.shuyuan.catalog.LocalText("微课", "Micro-lecture"),
                4,
                4,
                Optional.of("animation"),
                Optional.of(new Profile.Storyboard(2, 96, 2)),
                Optional.of(new Profile.Slides(180, 30)),
                new Profile.Sound("aac", 48, 1, Optional.of(-16.0)),
                Optional.of(32),
                Optional.of("120p-low"),
                Optional.empty(),
                List.of(
                        new Rung("1080p", 1080, 25, "veryfast", 24, 3000),
                        new Rung("240p", 240, 25, "veryfast", 26, 700),
                        new Rung("120p-low", 120, 12.5, "faster", 32, 150)));
    }
}
