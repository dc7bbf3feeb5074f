package org.shuyuan.work;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Runs programs that read hostile bytes, each as a child with limits, without network, and with no file in sight but
 * those it was given. The child dies with this process, however this process ends.
 */
@ApplicationScoped
public class Sandbox {

    private static final Logger LOG = Logger.getLogger(Sandbox.class);
    private final Containment containment;
    /**
     * Linux tells a child that its parent died when the <em>thread</em> that started it ends. One thread that never
     * ends starts them all, or a child would be killed for the end of a pool thread.
     */
    private final ExecutorService starter = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("sandbox-starter").factory());

    public Sandbox() {
        this(Containment.find());
    }

    Sandbox(Containment containment) {
        this.containment = containment;
    }

    void announce(@Observes StartupEvent start) {
        shortcoming().ifPresent(reason -> LOG.warnf("Children run with limits but without walls: %s", reason));
    }

    /** Why children are contained less than they should be, and what to install; empty where all is well. */
    public Optional<String> shortcoming() {
        return containment.shortcoming();
    }

    /**
     * Runs a child to its end.
     *
     * @param lines gets each line of its standard output, in the calling thread, as it comes
     * @throws IOException where it can't be started or contained, or was told to stop together with the service
     * @throws InterruptedException where the caller was interrupted; the child and its children are dead by then
     */
    public Outcome run(Confined confined, Consumer<String> lines) throws IOException, InterruptedException {
        try (RunningChild child =
                new RunningChild(start(confined), confined.limits().wall())) {
            return child.await(lines);
        } finally {
            // The thread that keeps the child alive ends with us.
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Starts a child that one talks with. Its {@link Limits#wall()} is the caller's to keep; destroying it takes its
     * whole tree along where it is contained.
     */
    public Process start(Confined confined) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(words(confined)).directory(confined.output().toFile());
        builder.environment().clear();
        builder.environment().putAll(confined.environment());
        CompletableFuture<Process> child = new CompletableFuture<>();
        starter.execute(() -> start(builder, child));
        try {
            return child.get();
        } catch (ExecutionException e) {
            throw new IOException("The child cannot be started: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            // Nobody would read what it says, or end it.
            CompletableFuture<Void> _ = child.thenAccept(Process::destroyForcibly);
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a child was to be started", e);
        }
    }

    private static void start(ProcessBuilder builder, CompletableFuture<Process> child) {
        try {
            child.complete(builder.start());
        } catch (IOException | RuntimeException e) {
            child.completeExceptionally(e);
        }
    }

    /** The whole command line: a session of its own, patience, limits, walls, and then the program. */
    List<String> words(Confined confined) {
        List<String> words = new ArrayList<>();
        // Ctrl-C goes to all of a terminal's foreground, and work in hand is for us to end.
        Containment.program("setsid").ifPresent(setsid -> words.add(setsid.toString()));
        Containment.program("nice")
                .ifPresent(nice -> words.addAll(
                        List.of(nice.toString(), "-n", "" + confined.limits().niceness())));
        Containment.program("prlimit")
                .ifPresent(prlimit -> words.addAll(limits(prlimit.toString(), confined.limits())));
        words.addAll(containment.prefix(confined));
        words.addAll(confined.command().in(containment.inside(confined)));
        return words;
    }

    private static List<String> limits(String prlimit, Limits limits) {
        List<String> words = new ArrayList<>(List.of(
                prlimit,
                "--cpu=" + Math.max(1, limits.cpu().toSeconds()),
                "--fsize=" + limits.fileBytes(),
                "--nofile=" + limits.openFiles(),
                "--core=0"));
        limits.memory().ifPresent(bytes -> words.add("--as=" + bytes));
        words.add("--");
        return words;
    }
}
