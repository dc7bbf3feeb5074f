package org.shuyuan.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.render.ladder.Workbench;

@Timeout(30)
class AdmissionTest {

    private static final long MIB = 1 << 20;

    private final Admission admission =
            new Admission(Workbench.config(Path.of("unused"), Map.of("budget", "" + 100 * MIB)));

    private final List<String> begun = new CopyOnWriteArrayList<>();

    @Test
    void whatFitsRunsBesideAndTheRestWaits() throws Exception {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Admission.Room first = admission.enter(60 * MIB);
            admission.enter(30 * MIB).close();

            Future<?> second = workers.submit(() -> run("second", 60 * MIB));
            while (admission.waiting() == 0) {
                Thread.onSpinWait();
            }
            assertThat(begun).isEmpty();

            first.close();
            second.get();
            assertThat(begun).containsExactly("second");
        }
    }

    @Test
    void aLargeOneIsNotPassedBySmallOnes() throws Exception {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Admission.Room first = admission.enter(60 * MIB);
            Future<?> large = workers.submit(() -> run("large", 90 * MIB));
            while (admission.waiting() < 1) {
                Thread.onSpinWait();
            }
            Future<?> small = workers.submit(() -> run("small", 30 * MIB));
            while (admission.waiting() < 2) {
                Thread.onSpinWait();
            }
            first.close();
            large.get();
            small.get();
            assertThat(begun).containsExactly("large", "small");
        }
    }

    @Test
    void whatNeedsMoreThanThereIsRunsAlone() throws Exception {
        admission.enter(10_000 * MIB).close();
        try (Admission.Room all = admission.enter(10_000 * MIB)) {
            assertThat(all).isNotNull();
            assertThat(admission.free()).isZero();
        }
        assertThat(admission.free()).isEqualTo(100);
    }

    private Void run(String name, long bytes) throws InterruptedException {
        try (Admission.Room _ = admission.enter(bytes)) {
            begun.add(name);
        }
        return null;
    }
}
