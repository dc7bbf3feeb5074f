package org.shuyuan.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;

/** A person and the clock begin the same thing at once. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class NudgeTest {

    private static final int AT_ONCE = 4;

    @Inject
    Jobs jobs;

    @Test
    void ofSeveralWhoBeginTheSameJobNoneFails() throws Exception {
        CyclicBarrier together = new CyclicBarrier(AT_ONCE);
        List<Future<Boolean>> begun = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
            for (UUID id : Stream.generate(UUID::randomUUID).limit(10).toList()) {
                for (int i = 0; i < AT_ONCE; i++) {
                    begun.add(people.submit(() -> QuarkusTransaction.requiringNew()
                            .call(() -> {
                                together.await();
                                jobs.nudge("share.copy-rule", id.toString());
                                return true;
                            })));
                }
            }
        }

        for (Future<Boolean> each : begun) {
            assertThat(each.get()).isTrue();
        }
    }
}
