package org.shuyuan.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Children that say nothing for long are listened to without holding anybody up. */
class RunningChildTest {

    @Test
    void silentChildrenStopNoVirtualThreads() throws Exception {
        List<RunningChild> silent = new ArrayList<>();
        try {
            for (int child = 0; child < Runtime.getRuntime().availableProcessors(); child++) {
                silent.add(new RunningChild(new ProcessBuilder("sleep", "60").start(), Duration.ofMinutes(1)));
            }
            Thread.sleep(500);
            Thread other = Thread.ofVirtual().start(() -> {});

            assertThat(other.join(Duration.ofSeconds(20))).isTrue();
        } finally {
            silent.forEach(RunningChild::close);
        }
    }
}
