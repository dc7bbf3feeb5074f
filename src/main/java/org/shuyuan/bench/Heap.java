package org.shuyuan.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a JVM holds on to, after a full collection. */
final class Heap {

    private Heap() {}

    /** Megabytes of live objects. */
    static double liveMb(ProcessHandle jvm) throws IOException, InterruptedException {
        Process counting = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(jvm.pid()),
                        "GC.class_histogram")
                .start();
        String said = new String(counting.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (counting.waitFor() != 0) {
            throw new IOException("jcmd: " + said);
        }
        // Total       1234567      123456789
        String total = said.strip().lines().toList().getLast();
        return Long.parseLong(total.strip().split("\\s+", -1)[2]) / 1e6;
    }
}
