package org.shuyuan.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * OpenSearch as a child JVM; {@code src/children/search-node} is its main class. Its address is settled before it is up,
 * so that nobody must wait for it. When it ends without being asked, it is started again at the same address.
 */
final class SearchEngine implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SearchEngine.class);

    /** Below the ports from which Linux takes the near ends of connections. */
    private static final int FIRST_PORT = 20_000;

    private static final int PORTS = 12_000;
    /** Closing an index is quick; writing down what a start needs takes longer ({@link SearchCommand}). */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final SearchCommand command;
    private final CompletableFuture<Void> answers = new CompletableFuture<>();
    private Process process;
    private boolean closing;

    private SearchEngine(SearchCommand command) throws IOException {
        this.command = command;
        this.process = command.start();
        Thread.ofVirtual().name("search-engine").start(this::keepRunning);
    }

    /** Starts it, and doesn't wait until it answers. */
    static SearchEngine start(Path engines, Path data) {
        try {
            Files.createDirectories(data.resolve("logs"));
            Files.createDirectories(data.resolve("tmp"));
            endLeftOver(data);
            return new SearchEngine(new SearchCommand(engines, data, freePort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After a kill -9 of the service its child is still closing, and holds the lock of its data. */
    private static void endLeftOver(Path data) {
        ProcessHandle.allProcesses()
                .filter(process -> List.of(process.info().arguments().orElse(new String[0]))
                        .containsAll(List.of(SearchCommand.MAIN, data.toString())))
                .forEach(process -> {
                    process.destroyForcibly();
                    process.onExit()
                            .completeOnTimeout(process, 20, TimeUnit.SECONDS)
                            .join();
                });
    }

    String address() {
        return "127.0.0.1:" + command.port();
    }

    /** Blocks until it has answered for the first time. */
    void await() {
        answers.join();
    }

    @Override
    public void close() {
        try {
            Process last = last();
            // The child ends when its standard input does, which a kill -9 of ours brings about as well.
            last.getOutputStream().close();
            Duration patience = command.learns() ? LONGEST_STOP.multipliedBy(12) : LONGEST_STOP;
            if (!last.waitFor(patience)) {
                last.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Process last() {
        closing = true;
        return process;
    }

    /** False when we are closing: then nothing is started any more. */
    private synchronized boolean startAgain() throws IOException {
        if (!closing) {
            process = command.start();
        }
        return !closing;
    }

    private synchronized boolean endedUnasked() {
        return !closing;
    }

    private void keepRunning() {
        Pauses pauses = new Pauses();
        try {
            do {
                long begin = System.nanoTime();
                if (command.awaitAnswer(process)) {
                    LOG.infof("The search engine answers after %.1f s", (System.nanoTime() - begin) / 1e9);
                    answers.complete(null);
                    pauses.over();
                }
                int code = process.waitFor();
                if (endedUnasked()) {
                    LOG.errorf(
                            "The search engine has ended (%d), see %s; it is started again in %d s",
                            code, command.log(), pauses.next().toSeconds());
                    pauses.await();
                }
            } while (startAgain());
        } catch (IOException e) {
            LOG.errorf(e, "The search engine can't be started");
            answers.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        while (true) {
            int port = FIRST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                LOG.debugf("Port %d is taken", port);
            }
        }
    }
}
