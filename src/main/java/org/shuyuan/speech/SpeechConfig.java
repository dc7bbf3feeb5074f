package org.shuyuan.speech;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How speech is written down. */
@ConfigMapping(prefix = "shuyuan.speech")
interface SpeechConfig {

    /**
     * A model of whisper.cpp ({@code ggml-*.bin}), which the operator brings: it is larger than the whole service, and
     * which one is good enough for this machine only the operator knows. Without it nothing is recognised.
     */
    Optional<Path> model();

    /** What is spoken where nobody says otherwise, BCP 47. */
    @WithDefault("zh-CN")
    String language();

    /** Threads of one recognition; 0 for as many as there are cores. */
    @WithDefault("0")
    int threads();

    /** Address space of one recognition, in bytes: the model, as large as its file, and some hundred megabytes to work in. */
    @WithDefault("6442450944")
    long memory();

    /** How much is listened to in one go, at most: what a crash costs, and what an encode may have to wait for. */
    @WithDefault("2m")
    Duration piece();

    /** A recognition may take this many times the length of what it listens to; then the model is too large for the machine. */
    @WithDefault("20")
    int patience();

    /** Where the recogniser and its libraries are: {@code recogniser/classes} and {@code recogniser/lib}. */
    @WithDefault("${shuyuan.engine.dir:target/engine}")
    Path engine();
}
