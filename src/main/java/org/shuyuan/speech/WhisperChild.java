package org.shuyuan.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.shuyuan.work.Confined;
import org.shuyuan.work.JavaHome;
import org.shuyuan.work.Limits;
import org.shuyuan.work.Outcome;
import org.shuyuan.work.Sandbox;

/** A JVM with whisper.cpp in it, for one piece of sound: native code on what strangers send, with no file in sight but these. */
final class WhisperChild {

    /** How the child ends where its libraries can't be loaded. */
    static final int NO_LIBRARY = 3;
    /** How it ends where the library doesn't take the model. */
    static final int NO_MODEL = 4;

    /** What it has written down. */
    static final String SPOKEN = "spoken.tsv";

    private static final String MODEL = "model";
    private static final String SOUND = "sound";
    private static final Duration AT_LEAST = Duration.ofMinutes(10);
    private static final Duration TRIAL = Duration.ofMinutes(1);
    private static final long LARGEST_FILE = 16L << 20;
    /** A sentence of the kind that is wanted: without it Mandarin comes in either script and without punctuation. */
    private static final String SIMPLIFIED = "以下是普通话的课堂讲解，用简体中文记录。";

    private static final String TRADITIONAL = "以下是國語的課堂講解，用繁體中文記錄。";

    private final Sandbox sandbox;
    private final SpeechConfig config;

    WhisperChild(Sandbox sandbox, SpeechConfig config) {
        this.sandbox = sandbox;
        this.config = config;
    }

    /** Only loads the libraries. */
    Outcome trial(Path scratch) throws IOException, InterruptedException {
        return run(Map.of(), scratch, TRIAL, _ -> List.of());
    }

    /** Listens, and leaves {@link #SPOKEN} in the folder. */
    Outcome listen(Path model, Path sound, String language, Path scratch) throws IOException, InterruptedException {
        Duration wall = Sounds.length(sound).multipliedBy(config.patience());
        // A link leads nowhere for the child.
        return run(
                Map.of(MODEL, model.toRealPath(), SOUND, sound),
                scratch,
                wall.compareTo(AT_LEAST) < 0 ? AT_LEAST : wall,
                inside -> List.of(
                        inside.in(MODEL),
                        inside.in(SOUND),
                        inside.out(SPOKEN),
                        WhisperLanguages.code(language),
                        Integer.toString(threads()),
                        prompt(language)));
    }

    private Outcome run(Map<String, Path> inputs, Path scratch, Duration wall, Confined.Command arguments)
            throws IOException, InterruptedException {
        Files.createDirectories(scratch.resolve("tmp"));
        Path home = config.engine().toAbsolutePath().resolve("recogniser");
        return sandbox.run(
                new Confined(
                        inside -> Stream.concat(words(home, inside).stream(), arguments.in(inside).stream())
                                .toList(),
                        Stream.concat(JavaHome.folders().stream(), Stream.of(home))
                                .toList(),
                        inputs,
                        scratch,
                        // One heap of the C library for each thread would fill the address space with nothing.
                        Map.of("LANG", "C.UTF-8", "HOME", "/nonexistent", "MALLOC_ARENA_MAX", "2"),
                        Limits.within(wall, wall.multipliedBy(threads()), LARGEST_FILE)
                                .memory(config.memory())
                                .patient()),
                _ -> {});
    }

    /** A JVM that reserves little, so that the address space can be limited. */
    private static List<String> words(Path home, Confined.Inside inside) {
        return List.of(
                JavaHome.java(),
                "-Xmx128m",
                "-Xss512k",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:ReservedCodeCacheSize=16m",
                "-XX:CompressedClassSpaceSize=16m",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + inside.out("tmp"),
                "-cp",
                home.resolve("classes") + ":" + home.resolve("lib") + "/*",
                "org.shuyuan.recogniser.Recogniser");
    }

    private int threads() {
        return config.threads() > 0 ? config.threads() : Runtime.getRuntime().availableProcessors();
    }

    private static String prompt(String language) {
        if (!WhisperLanguages.code(language).equals("zh")) {
            return "";
        }
        return language.matches("zh-(?:Hant|TW|HK|MO).*") ? TRADITIONAL : SIMPLIFIED;
    }
}
