package org.shuyuan.web;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says where to go, on the terminal of whoever has started the service, once every engine answers. */
@ApplicationScoped
class ReadyNotice {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SmallRyeHealthReporter health;
    private final Clock clock;
    private volatile boolean stopping;

    ReadyNotice(SmallRyeHealthReporter health, Clock clock) {
        this.health = health;
        this.clock = clock;
    }

    void await(@ObservesAsync HttpServerStart started) {
        int port = started.options().getPort();
        Thread.ofVirtual().name("ready-notice").start(() -> {
            try {
                say(port);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void end(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    private void say(int port) throws InterruptedException {
        Instant limit = clock.instant().plus(PATIENCE);
        SmallRyeHealth ready = health.getReadiness();
        while (ready.isDown() && !stopping && clock.instant().isBefore(limit)) {
            Thread.sleep(PAUSE);
            ready = health.getReadiness();
        }
        if (stopping) {
            return;
        }
        if (ready.isDown()) {
            System.out.printf(
                    "%n  书院尚未就绪 · Shuyuan isn't ready yet:  http://localhost:%d/q/health/ready says what is missing%n%n",
                    port);
        } else {
            System.out.printf(
                    "%n  书院已就绪 · Shuyuan is ready:  http://localhost:%d/   (%.1f s)%n%n", port, secondsSinceStart());
        }
    }

    /** Of the JVM: the process may have been the launcher before, and have built. */
    private static double secondsSinceStart() {
        return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    }
}
