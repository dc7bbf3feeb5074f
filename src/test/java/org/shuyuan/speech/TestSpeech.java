package org.shuyuan.speech;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings for a recogniser without the service around it. */
record TestSpeech(Optional<Path> model, long memory) implements SpeechConfig {

    static TestSpeech with(Path model) {
        return new TestSpeech(Optional.of(model), 6L << 30);
    }

    @Override
    public String language() {
        return "zh-CN";
    }

    @Override
    public int threads() {
        return 1;
    }

    @Override
    public Duration piece() {
        return Duration.ofMinutes(2);
    }

    @Override
    public int patience() {
        return 20;
    }

    @Override
    public Path engine() {
        return Path.of(System.getProperty("shuyuan.engine.dir", "target/engine"));
    }
}
