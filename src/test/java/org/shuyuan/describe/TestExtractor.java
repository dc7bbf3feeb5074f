package org.shuyuan.describe;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.shuyuan.work.Sandbox;

/** The real extractor, contained as in service, without the service around it. */
final class TestExtractor {

    private static final Sandbox SANDBOX = new Sandbox();

    private TestExtractor() {}

    static Extractor patientFor(Duration timeout) {
        return new Extractor(SANDBOX, new Settings(timeout), Clock.systemUTC());
    }

    static Extractor extractor() {
        return patientFor(Duration.ofSeconds(60));
    }

    private record Settings(Duration timeout) implements DescribeConfig {

        @Override
        public Path engine() {
            return Path.of(System.getProperty("shuyuan.engine.dir", "target/engine"));
        }

        @Override
        public Path scratch() {
            return Path.of(System.getProperty("java.io.tmpdir"), "shuyuan-describe-test");
        }

        @Override
        public int heap() {
            return 256;
        }
    }
}
