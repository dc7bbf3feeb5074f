package org.shuyuan.learn.statement;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** Tells the service of a record store on loopback; the test that needs one opens it there. */
public class LrsAddress implements QuarkusTestResourceLifecycleManager {

    static final String PORT = "shuyuan.test.lrs-port";

    @Override
    public Map<String, String> start() {
        try (ServerSocket free = new ServerSocket(0)) {
            return Map.of(
                    PORT,
                    Integer.toString(free.getLocalPort()),
                    "shuyuan.xapi.endpoint",
                    "http://127.0.0.1:" + free.getLocalPort() + "/xapi/",
                    "shuyuan.xapi.key",
                    Lrs.KEY,
                    "shuyuan.xapi.secret",
                    Lrs.SECRET,
                    "shuyuan.xapi.look-every",
                    "1s",
                    "shuyuan.xapi.first-wait",
                    "100ms",
                    "shuyuan.xapi.longest-wait",
                    "300ms");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
