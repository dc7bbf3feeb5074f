package org.shuyuan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * What a piece of work costs in child processes, whatever stands between us and them: they are looked at every twentieth
 * of a second, for a contained child is not waited for by a process that would hand its time on.
 *
 * @param cpu seconds of all descendants
 * @param wall seconds
 * @param extras of {@code cpu} what children took that are there for nothing but what is made beside the rungs
 * @param memory bytes that all descendants held together, when it was most
 */
record ChildWork(double cpu, double extras, double wall, long memory) {

    /** Nothing else may start children meanwhile. */
    static ChildWork of(Callable<?> work) throws Exception {
        Watch watch = new Watch();
        Thread watcher = Thread.ofPlatform().daemon().start(watch);
        long start = System.nanoTime();
        try {
            work.call();
        } finally {
            watcher.interrupt();
            watcher.join();
        }
        return new ChildWork(watch.cpu(), watch.extras(), (System.nanoTime() - start) / 1e9, watch.most);
    }

    private static final class Watch implements Runnable {

        /** Clock ticks in a second, as /proc tells them on every Linux. */
        private static final double TICKS = 100;

        private static final long PAGE = 4096;
        private static final long LOOK_MILLIS = 50;
        /** Fields of /proc/PID/stat after the name of the program. */
        private static final int USER = 11;

        private static final int SYSTEM = 12;
        private static final int RESIDENT = 21;

        /** What only the survey of the sound, pictures of slides and the single file are asked with. */
        private static final List<String> EXTRAS = List.of("ebur128", "libwebp", "+faststart");

        private final Map<Long, Double> seconds = new HashMap<>();
        private final Set<Long> extras = new HashSet<>();
        private long most;

        @Override
        public void run() {
            try {
                while (true) {
                    List<Long> children = ProcessHandle.current()
                            .descendants()
                            .map(ProcessHandle::pid)
                            .toList();
                    most = Math.max(
                            most, children.stream().mapToLong(this::look).sum());
                    TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        }

        double cpu() {
            return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
        }

        double extras() {
            return extras.stream().mapToDouble(seconds::get).sum();
        }

        /** Answers the bytes that it holds now. */
        private long look(long pid) {
            try {
                String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
                String words = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
                if (EXTRAS.stream().anyMatch(words::contains)) {
                    extras.add(pid);
                }
                seconds.put(pid, (Double.parseDouble(fields[USER]) + Double.parseDouble(fields[SYSTEM])) / TICKS);
                return Long.parseLong(fields[RESIDENT]) * PAGE;
            } catch (IOException gone) {
                // What it had used when it was last seen counts.
                return 0;
            }
        }
    }
}
