package org.shuyuan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What a piece of work costs in child processes, whatever stands between us and them: they are looked at every twentieth
 * of a second, for a contained child is not waited for by a process that would hand its time on.
 *
 * @param cpu seconds of all descendants
 * @param wall seconds
 */
record ChildWork(double cpu, double wall) {

    /** Clock ticks in a second, as /proc tells them on every Linux. */
    private static final double TICKS = 100;
    /** Fields of /proc/PID/stat after the name of the program. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;
    private static final long LOOK_MILLIS = 50;

    ChildWork plus(ChildWork other) {
        return new ChildWork(cpu + other.cpu, wall + other.wall);
    }

    /** Nothing else may start children meanwhile. */
    static ChildWork of(Callable<?> work) throws Exception {
        Map<Long, Double> seconds = new ConcurrentHashMap<>();
        Thread watcher = Thread.ofPlatform().daemon().start(() -> watch(seconds));
        long start = System.nanoTime();
        try {
            work.call();
        } finally {
            watcher.interrupt();
            watcher.join();
        }
        double wall = (System.nanoTime() - start) / 1e9;
        return new ChildWork(
                seconds.values().stream().mapToDouble(Double::doubleValue).sum(), wall);
    }

    private static void watch(Map<Long, Double> seconds) {
        try {
            while (true) {
                ProcessHandle.current().descendants().forEach(child -> look(child.pid(), seconds));
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static void look(long pid, Map<Long, Double> seconds) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            seconds.put(pid, (Double.parseDouble(fields[USER]) + Double.parseDouble(fields[SYSTEM])) / TICKS);
        } catch (IOException gone) {
            // What it had used when it was last seen counts.
        }
    }
}
