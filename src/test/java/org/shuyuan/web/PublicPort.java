package org.shuyuan.web;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.shuyuan.bench.ServiceProcess;

/** Tells the service of a public address on loopback; the test that needs one opens it there by a {@link PublicDoor}. */
public class PublicPort implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            return Map.of("shuyuan.public-url", "http://localhost:" + ServiceProcess.freePort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
