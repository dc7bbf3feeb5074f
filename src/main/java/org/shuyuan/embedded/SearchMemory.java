package org.shuyuan.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;

/**
 * What the search engine's JVM may take of a machine.
 *
 * <p>The index itself is read through the page cache of the operating system, which needs memory more than the heap does. On the heap
 * are documents that are being written, the terms by which answers are counted, and what questions are worked out with: 512 MB
 * carry some hundred thousand resources, an eighth of the machine a million and a bulk of them beside it, and more than 4 GB are of no use.
 *
 * @param memory of the machine, in bytes
 * @param heap that the operator wants, in megabytes
 */
record SearchMemory(long memory, Optional<Integer> heap) {

    /** Megabytes; for whoever knows better. */
    static final String HEAP = "shuyuan.engine.search-heap";

    private static final int LEAST = 512;
    private static final int MOST = 4096;
    private static final int SHARE = 8;
    private static final long MIB = 1 << 20;

    static SearchMemory ofThisMachine() {
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new SearchMemory(
                machine.getTotalMemorySize(), Engines.configured(HEAP).map(Integer::valueOf));
    }

    int megabytes() {
        return heap.orElseGet(() -> Math.toIntExact(Math.clamp(memory / SHARE / MIB, LEAST, MOST)));
    }

    /** Of the JVM. */
    List<String> options() {
        return List.of("-Xmx" + megabytes() + "m", "-XX:+UseSerialGC");
    }
}
