package org.shuyuan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * What a piece of work costs in child processes.
 *
 * @param cpu seconds of all children, from the kernel's account of those that have ended
 * @param wall seconds
 */
record ChildWork(double cpu, double wall) {

    /** Clock ticks in a second, as /proc tells them on every Linux. */
    private static final double TICKS = 100;
    /** Fields of /proc/PID/stat after the name of the program: time of children that were waited for. */
    private static final int CHILDREN_USER = 13;

    private static final int CHILDREN_SYSTEM = 14;

    ChildWork plus(ChildWork other) {
        return new ChildWork(cpu + other.cpu, wall + other.wall);
    }

    /** Nothing else may start children meanwhile. */
    static ChildWork of(Callable<?> work) throws Exception {
        double before = children();
        long start = System.nanoTime();
        work.call();
        double wall = (System.nanoTime() - start) / 1e9;
        return new ChildWork(children() - before, wall);
    }

    private static double children() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Double.parseDouble(fields[CHILDREN_USER]) + Double.parseDouble(fields[CHILDREN_SYSTEM])) / TICKS;
    }
}
