package org.shuyuan.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A child under way: its output is drained while it runs, and closing it kills what is left of its tree. */
final class RunningChild implements AutoCloseable {

    /** What comes next on its standard output. */
    private sealed interface Printed {
        record Line(String text) implements Printed {}

        record Closed() implements Printed {}

        record Late() implements Printed {}
    }

    private static final int KEPT_COMPLAINTS = 40;
    /** A hostile file can make a program print a line without end. */
    private static final int LONGEST_LINE = 1 << 20;

    /** As shells and bubblewrap tell a signal; some programs end with 255 by themselves. */
    private static final int SIGNAL_BASE = 128;

    /** Larger ones are no signals that a child gets here: FFmpeg ends with 183 where data are invalid. */
    private static final int LAST_SIGNAL = 31;

    /** HUP, INT and TERM: somebody stops the service or the machine, and the file isn't to blame. */
    private static final Set<Integer> STOPPED = Set.of(1, 2, 15);

    /** What sets a child up tells its own failures under its own name. */
    private static final List<String> WALLS = List.of("setsid: ", "nice: ", "prlimit: ", "bwrap: ", "setpriv: ");

    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final Process process;
    private final long deadline;
    private final BlockingQueue<Printed> output = new ArrayBlockingQueue<>(1000);
    private final Deque<String> complaints = new ArrayDeque<>();
    private final Thread errors;
    private volatile boolean closed;

    RunningChild(Process process, Duration wall) throws IOException {
        this.process = process;
        this.deadline = System.nanoTime() + wall.toNanos();
        process.getOutputStream().close();
        // Whoever waits for a pipe holds the thread of the machine: two silent children would stop all virtual threads
        // of a small one.
        Thread.ofPlatform().daemon().name("child-output").start(this::readOutput);
        errors = Thread.ofPlatform().daemon().name("child-errors").start(this::readErrors);
    }

    /** @throws IOException where it wasn't the child that failed: it couldn't be contained, or was told to stop */
    Outcome await(Consumer<String> lines) throws IOException, InterruptedException {
        while (true) {
            switch (next()) {
                case Printed.Line(String text) -> lines.accept(text);
                case Printed.Closed _ -> {
                    return process.waitFor(left(), TimeUnit.NANOSECONDS) ? ended() : timedOut();
                }
                case Printed.Late _ -> {
                    return timedOut();
                }
            }
        }
    }

    @Override
    public void close() {
        // Descendants first: once the parent is gone they can't be found any more.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        // Nobody takes what it has printed, and its reader must not wait for that.
        closed = true;
        output.clear();
    }

    private Printed next() throws InterruptedException {
        long left = left();
        // Also where it prints faster than it is read.
        Printed printed = left == 0 ? null : output.poll(left, TimeUnit.NANOSECONDS);
        return printed == null ? new Printed.Late() : printed;
    }

    private long left() {
        return Math.max(0, deadline - System.nanoTime());
    }

    private Outcome ended() throws IOException, InterruptedException {
        errors.join(DRAIN);
        int code = process.exitValue();
        List<String> said = said();
        boolean killed = code > SIGNAL_BASE && code <= SIGNAL_BASE + LAST_SIGNAL;
        if (killed && STOPPED.contains(code - SIGNAL_BASE)) {
            throw new IOException("The child was told to stop (signal " + (code - SIGNAL_BASE) + ")");
        }
        if (code != 0 && said.stream().anyMatch(line -> WALLS.stream().anyMatch(line::startsWith))) {
            throw new IOException("The child couldn't be contained: " + said);
        }
        return killed ? new Outcome.Killed(code - SIGNAL_BASE, said) : new Outcome.Finished(code, said);
    }

    private Outcome timedOut() throws InterruptedException {
        close();
        errors.join(DRAIN);
        return new Outcome.TimedOut(said());
    }

    private List<String> said() {
        synchronized (complaints) {
            return List.copyOf(complaints);
        }
    }

    private void readOutput() {
        try {
            read(process.inputReader(StandardCharsets.UTF_8), line -> offer(new Printed.Line(line)));
        } finally {
            offer(new Printed.Closed());
        }
    }

    private void readErrors() {
        read(process.errorReader(StandardCharsets.UTF_8), line -> {
            synchronized (complaints) {
                complaints.addLast(line);
                if (complaints.size() > KEPT_COMPLAINTS) {
                    complaints.removeFirst();
                }
            }
        });
    }

    private void offer(Printed printed) {
        try {
            boolean taken = false;
            while (!taken && !closed) {
                taken = output.offer(printed, 1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void read(BufferedReader reader, Consumer<String> lines) {
        try (reader) {
            for (String line = readLine(reader); line != null; line = readLine(reader)) {
                lines.accept(line);
            }
        } catch (IOException gone) {
            // The child was killed while we read: what it said so far is all there is.
        }
    }

    private static @Nullable String readLine(Reader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        int character = reader.read();
        if (character < 0) {
            return null;
        }
        while (character >= 0 && character != '\n') {
            if (line.length() < LONGEST_LINE) {
                line.append((char) character);
            }
            character = reader.read();
        }
        return line.toString();
    }
}
