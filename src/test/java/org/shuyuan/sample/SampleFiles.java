package org.shuyuan.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/** Files that tests upload. */
public final class SampleFiles {

    private SampleFiles() {}

    /** A film in H.264 and AAC with a keyframe every two seconds: playable as it is. */
    public static Path lesson(Path folder, int seconds) throws IOException, InterruptedException {
        Path film = folder.resolve("二次函数.mp4");
        List<String> command = List.of(
                Loader.load(ffmpeg.class),
                "-nostdin",
                "-v",
                "error",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=960x540:r=25:d=" + seconds,
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=300:duration=" + seconds,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-g",
                "50",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                "-movflags",
                "+faststart",
                film.toString());
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("FFmpeg ended with " + process.exitValue());
        }
        return film;
    }

    /** A book in EPUB, of the demo. */
    public static Path book() {
        return Path.of("ingest/samples/e-textbook/journey-of-a-drop.epub");
    }
}
