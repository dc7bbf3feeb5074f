package org.shuyuan.work;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What this machine has to contain a child, and the words of a command line that use it. */
sealed interface Containment {

    /** Where the files of a child stand for it. */
    Confined.Inside inside(Confined confined);

    /** The words before the program's own. */
    List<String> prefix(Confined confined);

    /** Why a child is contained less than it should be, and what to do about it; nothing where all is well. */
    Optional<String> shortcoming();

    /** Looks once at what there is, and tries it: a bubblewrap that is installed may still be refused namespaces. */
    static Containment find() {
        Optional<Path> bubblewrap = program("bwrap");
        if (bubblewrap.isEmpty()) {
            return new Bare("bubblewrap is missing (Debian: apt-get install bubblewrap)");
        }
        Namespaces namespaces = new Namespaces(bubblewrap.get());
        Optional<String> refusal = namespaces.refusal();
        return refusal.isEmpty()
                ? namespaces
                : new Bare(
                        "bubblewrap may not make namespaces here (" + refusal.get()
                                + "; a container needs a seccomp profile that allows unshare, Ubuntu an AppArmor profile for bwrap)");
    }

    /** Namespaces of its own: no network, no other process, no file but those it was given. */
    record Namespaces(Path bubblewrap) implements Containment {

        @Override
        public Confined.Inside inside(Confined confined) {
            Map<String, String> inputs = confined.inputs().keySet().stream()
                    .collect(Collectors.toUnmodifiableMap(name -> name, name -> "/in/" + name));
            return new Confined.Inside(inputs, "/out");
        }

        @Override
        public List<String> prefix(Confined confined) {
            List<String> words = new ArrayList<>(walls());
            confined.programs().forEach(path -> bind(words, "--ro-bind", path, path.toString()));
            confined.inputs().forEach((name, path) -> bind(words, "--ro-bind", path, "/in/" + name));
            bind(words, "--bind", confined.output(), "/out");
            words.addAll(List.of("--chdir", "/out"));
            confined.environment().forEach((name, value) -> words.addAll(List.of("--setenv", name, value)));
            words.add("--");
            words.addAll(steppingBack(confined.limits().niceness()));
            return words;
        }

        @Override
        public Optional<String> shortcoming() {
            return Optional.empty();
        }

        private List<String> walls() {
            List<String> words = new ArrayList<>(List.of(
                    bubblewrap.toString(),
                    "--unshare-all",
                    "--die-with-parent",
                    "--new-session",
                    "--clearenv",
                    "--proc",
                    "/proc",
                    "--dev",
                    "/dev",
                    "--tmpfs",
                    "/tmp"));
            // The system's programs and libraries, and what the dynamic linker needs to find them.
            Stream.of("/usr", "/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/alternatives")
                    .forEach(path -> words.addAll(List.of("--ro-bind-try", path, path)));
            return words;
        }

        private Optional<String> refusal() {
            List<String> words = new ArrayList<>(walls());
            words.addAll(List.of("--", "/bin/true"));
            try {
                Process trial =
                        new ProcessBuilder(words).redirectErrorStream(true).start();
                trial.getOutputStream().close();
                String said = new String(trial.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return trial.waitFor(10, TimeUnit.SECONDS) && trial.exitValue() == 0
                        ? Optional.empty()
                        : Optional.of(said.strip());
            } catch (IOException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of("interrupted");
            }
        }

        private static void bind(List<String> words, String how, Path path, String name) {
            words.addAll(List.of(how, path.toAbsolutePath().toString(), name));
        }
    }

    /** No walls: only the limits of the process, and the care that its command line takes. */
    record Bare(String reason) implements Containment {

        @Override
        public Confined.Inside inside(Confined confined) {
            Map<String, String> inputs = confined.inputs().entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            Map.Entry::getKey,
                            input -> input.getValue().toAbsolutePath().toString()));
            return new Confined.Inside(
                    inputs, confined.output().toAbsolutePath().toString());
        }

        @Override
        public List<String> prefix(Confined confined) {
            // The child must not outlive us, or two would write into one place after a crash.
            List<String> words = new ArrayList<>();
            program("setpriv")
                    .ifPresent(setpriv -> words.addAll(List.of(setpriv.toString(), "--pdeathsig", "KILL", "--")));
            words.addAll(steppingBack(confined.limits().niceness()));
            return words;
        }

        @Override
        public Optional<String> shortcoming() {
            return Optional.of(reason);
        }
    }

    /**
     * A session of its own is an autogroup of its own to Linux (sched(7)), and between those the niceness of processes
     * counts for nothing: it has to be told for the group as well. Not more often than each tenth of a second, all
     * children together.
     */
    static List<String> steppingBack(int niceness) {
        return niceness == 0 || !Files.isReadable(Path.of("/proc/self/autogroup"))
                ? List.of()
                : List.of(
                        "/bin/sh",
                        "-c",
                        "for tried in 1 2 3; do { echo \"$0\" > /proc/self/autogroup; } 2>/dev/null && break; sleep 0.1; done;"
                                + " exec \"$@\"",
                        Integer.toString(niceness));
    }

    static Optional<Path> program(String name) {
        return Stream.of("/usr/bin", "/bin", "/usr/local/bin", "/run/current-system/sw/bin")
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
