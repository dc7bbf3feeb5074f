package org.shuyuan.render.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.Loader;
import org.shuyuan.work.Confined;
import org.shuyuan.work.Limits;
import org.shuyuan.work.Outcome;
import org.shuyuan.work.Sandbox;

/** The executables of FFmpeg, unpacked from their jar, tried, and with the best encoder they carry. */
public record Programs(Path ffmpeg, Path ffprobe, VideoEncoder encoder) {

    private static final Limits TRIAL = Limits.within(Duration.ofSeconds(30), Duration.ofSeconds(20), 1 << 20);
    /** Libraries of the system that the executables are linked against, and the Debian packages that bring them. */
    private static final Map<String, String> PACKAGES = Map.of(
            "libpulse", "libpulse0",
            "libasound", "libasound2",
            "libxcb-shm", "libxcb-shm0",
            "libxcb.so", "libxcb1");

    /**
     * @param cache where they are unpacked to
     * @throws IOException where they don't run; the message says what to install
     */
    public static Programs unpack(Path cache, Sandbox sandbox) throws IOException, InterruptedException {
        Files.createDirectories(cache);
        // JavaCPP reads its cache directory when it is first used, from nowhere but here.
        System.setProperty(
                "org.bytedeco.javacpp.cachedir", cache.toAbsolutePath().toString());
        Path ffmpeg = Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class));
        Path ffprobe = Path.of(Loader.load(org.bytedeco.ffmpeg.ffprobe.class));
        List<String> encoders = tried(ffmpeg, cache, sandbox);
        boolean x264 = encoders.stream().anyMatch(line -> line.contains(" libx264 "));
        return new Programs(ffmpeg, ffprobe, x264 ? VideoEncoder.X264 : VideoEncoder.OPENH264);
    }

    /** The folder with the executables and the libraries they find beside them. */
    public Path home() {
        return Objects.requireNonNull(ffmpeg.getParent());
    }

    /** The environment in which an executable finds the libraries that those beside it need in turn. */
    public static Map<String, String> environment(Path executable) {
        return Map.of(
                "LD_LIBRARY_PATH",
                Objects.requireNonNull(executable.getParent()).toString());
    }

    private static List<String> tried(Path ffmpeg, Path cache, Sandbox sandbox)
            throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        Outcome outcome = sandbox.run(
                new Confined(
                        _ -> List.of(ffmpeg.toString(), "-hide_banner", "-encoders"),
                        List.of(Objects.requireNonNull(ffmpeg.getParent())),
                        Map.of(),
                        Files.createDirectories(cache.resolve("trial")),
                        environment(ffmpeg),
                        TRIAL),
                lines::add);
        if (!outcome.succeeded()) {
            throw new IOException("FFmpeg doesn't run here: " + advice(outcome.complaints()));
        }
        return lines;
    }

    static String advice(List<String> complaints) {
        String said = String.join(" ", complaints);
        return PACKAGES.entrySet().stream()
                .filter(library -> said.contains(library.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .map(missing -> missing + " is missing; apt-get install libpulse0 libasound2 libxcb1 libxcb-shm0")
                .orElse(said);
    }
}
