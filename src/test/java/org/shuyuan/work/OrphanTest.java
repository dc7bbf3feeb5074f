package org.shuyuan.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A child must not outlive a service that was killed with {@code kill -9}, or two would write into one place. */
class OrphanTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"walls", "bare"})
    void aChildDiesWithTheServiceThatWasKilled(String containment) throws Exception {
        Path started = folder.resolve("started");
        Process service = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        containment,
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(started));
        List<ProcessHandle> children = service.descendants().toList();

        service.destroyForcibly().waitFor();

        assertThat(children).isNotEmpty();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Stands for the service: runs a child that never ends by itself. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] arguments) throws Exception {
            Sandbox sandbox = arguments[0].equals("bare") ? new Sandbox(new Containment.Bare("")) : new Sandbox();
            sandbox.run(
                    new Confined(
                            files -> List.of("/bin/sh", "-c", "touch " + files.out("started") + "; exec sleep 300"),
                            List.of(),
                            Map.of(),
                            Path.of(arguments[1]),
                            Map.of(),
                            Limits.within(Duration.ofMinutes(5), Duration.ofMinutes(1), 1 << 20)),
                    _ -> {});
        }
    }
}
