package org.shuyuan.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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

    private static final int LAST_SIGNAL = 64;
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final Process process;
    private final long deadline;
    private final BlockingQueue<Printed> output = new ArrayBlockingQueue<>(1000);
    private final Deque<String> complaints = new ArrayDeque<>();
    private final Thread errors;

    RunningChild(Process process, Duration wall) throws IOException {
        this.process = process;
        this.deadline = System.nanoTime() + wall.toNanos();
        process.getOutputStream().close();
        Thread.ofVirtual().name("child-output").start(this::readOutput);
        errors = Thread.ofVirtual().name("child-errors").start(this::readErrors);
    }

    Outcome await(Consumer<String> lines) throws InterruptedException {
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
    }

    private Printed next() throws InterruptedException {
        Printed printed = output.poll(left(), TimeUnit.NANOSECONDS);
        return printed == null ? new Printed.Late() : printed;
    }

    private long left() {
        return Math.max(0, deadline - System.nanoTime());
    }

    private Outcome ended() throws InterruptedException {
        errors.join(DRAIN);
        int code = process.exitValue();
        boolean killed = code > SIGNAL_BASE && code <= SIGNAL_BASE + LAST_SIGNAL;
        return killed ? new Outcome.Killed(code - SIGNAL_BASE, said()) : new Outcome.Finished(code, said());
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
            output.put(printed);
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
