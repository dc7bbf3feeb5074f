package org.shuyuan.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {

    private static final Limits QUICK = Limits.within(Duration.ofSeconds(20), Duration.ofSeconds(10), 1 << 20);

    @TempDir
    Path outside;

    /** What holds with walls and without. */
    abstract class AnySandbox {

        abstract Sandbox sandbox();

        @Test
        void readsItsInputAndWritesItsOutput() throws Exception {
            Path input = Files.writeString(outside.resolve("upload"), "lesson\n");
            List<String> lines = new ArrayList<>();

            Outcome outcome = sandbox()
                    .run(
                            shell(
                                            inside -> "cat " + inside.in("lesson") + "; echo done > "
                                                    + inside.out("result"),
                                            QUICK)
                                    .with(input),
                            lines::add);

            assertThat(outcome.succeeded()).isTrue();
            assertThat(lines).containsExactly("lesson");
            assertThat(outside.resolve("out/result")).hasContent("done");
        }

        @Test
        void handsDownNothingOfOurEnvironment() throws Exception {
            List<String> lines = new ArrayList<>();

            sandbox().run(shell(_ -> "env", QUICK).confined(), lines::add);

            assertThat(lines).contains("GREETING=hello").noneMatch(line -> line.startsWith("JAVA_HOME="));
        }

        @Test
        void killsTheWholeTreeWhenTimeIsUp() throws Exception {
            List<String> lines = new ArrayList<>();
            Limits short_ = Limits.within(Duration.ofMillis(700), Duration.ofSeconds(10), 1 << 20);

            Outcome outcome = sandbox()
                    .run(
                            shell(_ -> "sleep 31.4159 & echo started; sleep 31.4159; echo never", short_)
                                    .confined(),
                            lines::add);

            assertThat(outcome).isInstanceOf(Outcome.TimedOut.class);
            assertThat(lines).containsExactly("started");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> ProcessHandle.allProcesses()
                            .noneMatch(process -> List.of(
                                            process.info().arguments().orElse(new String[0]))
                                    .contains("31.4159")));
        }

        @Test
        void saysWhichSignalEndedAChildThatBurnsTooMuch() throws Exception {
            Limits second = Limits.within(Duration.ofSeconds(20), Duration.ofSeconds(1), 1 << 20);

            Outcome outcome =
                    sandbox().run(shell(_ -> "while :; do :; done", second).confined(), _ -> {});

            assertThat(outcome).isInstanceOf(Outcome.Killed.class);
        }

        @Test
        void keepsTheLastComplaints() throws Exception {
            Outcome outcome = sandbox()
                    .run(
                            shell(_ -> "for i in $(seq 100); do echo line $i >&2; done; exit 3", QUICK)
                                    .confined(),
                            _ -> {});

            assertThat(outcome).isInstanceOf(Outcome.Finished.class);
            assertThat(((Outcome.Finished) outcome).code()).isEqualTo(3);
            assertThat(outcome.complaints()).hasSize(40).endsWith("line 100");
        }

        @Test
        void stopsAFileThatGrowsTooLarge() throws Exception {
            sandbox()
                    .run(
                            shell(i -> "head -c 3000000 /dev/zero > " + i.out("big"), QUICK)
                                    .confined(),
                            _ -> {});

            assertThat(outside.resolve("out/big"))
                    .satisfies(big -> assertThat(Files.size(big)).isLessThanOrEqualTo(1 << 20));
        }

        /** Niceness counts for nothing between sessions, unless it is told for the session as well. */
        @Test
        void stepsBackAsAWholeSession() throws Exception {
            Assumptions.assumeTrue(
                    Files.isReadable(Path.of("/proc/self/autogroup")), "this kernel doesn't group sessions");
            List<String> lines = new ArrayList<>();

            sandbox()
                    .run(shell(_ -> "cat /proc/self/autogroup", QUICK.patient()).confined(), lines::add);
            sandbox().run(shell(_ -> "cat /proc/self/autogroup", QUICK.urgent()).confined(), lines::add);

            assertThat(lines).hasSize(2);
            assertThat(lines.getFirst()).endsWith(" nice 19");
            assertThat(lines.getLast()).endsWith(" nice 0");
        }

        /** Ctrl-C goes to all of a terminal's session. */
        @Test
        void hasASessionOfItsOwn() throws Exception {
            Process child = sandbox().start(shell(_ -> "sleep 20", QUICK).confined());
            try {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(10))
                        .until(() -> session(child.pid())
                                != session(ProcessHandle.current().pid()));
            } finally {
                child.destroyForcibly();
            }
        }

        @Test
        void aProgramsOwnCodeIsNoSignal() throws Exception {
            Outcome outcome = sandbox().run(shell(_ -> "exit 187", QUICK).confined(), _ -> {});

            assertThat(outcome).isEqualTo(new Outcome.Finished(187, List.of()));
        }

        @Test
        void aSignalThatStopsAServiceIsNotTheFilesFault() {
            assertThatThrownBy(() ->
                            sandbox().run(shell(_ -> "kill -TERM $$", QUICK).confined(), _ -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("signal 15");
            assertThatThrownBy(() -> sandbox()
                            .run(shell(_ -> "echo bwrap: no >&2; exit 1", QUICK).confined(), _ -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("contained");
        }

        @Test
        void oneThatNeverStopsTalkingIsStoppedAllTheSame() throws Exception {
            Limits short_ = Limits.within(Duration.ofMillis(700), Duration.ofSeconds(10), 1 << 20);

            Outcome outcome = sandbox().run(shell(_ -> "yes", short_).confined(), _ -> {});

            assertThat(outcome).isInstanceOf(Outcome.TimedOut.class);
        }

        Shell shell(Script script, Limits limits) throws IOException {
            return new Shell(script, limits, Files.createDirectories(outside.resolve("out")));
        }
    }

    @Nested
    class WithoutWalls extends AnySandbox {
        @Override
        Sandbox sandbox() {
            return new Sandbox(new Containment.Bare("for the test"));
        }

        @Test
        void isSaidAtTheStart() {
            List<String> said = new ArrayList<>();
            Logger log = Logger.getLogger(Sandbox.class.getName());
            Handler ear = new ExtHandler() {
                @Override
                protected void doPublish(ExtLogRecord entry) {
                    said.add(new PatternFormatter("%p %s").format(entry));
                }
            };
            log.addHandler(ear);
            try {
                sandbox().announce(new StartupEvent());
            } finally {
                log.removeHandler(ear);
            }

            assertThat(said).containsExactly("WARN Children run with limits but without walls: for the test");
        }
    }

    @Nested
    class WithWalls extends AnySandbox {
        @Override
        Sandbox sandbox() {
            Sandbox sandbox = new Sandbox();
            Assumptions.assumeTrue(
                    sandbox.shortcoming().isEmpty(), () -> sandbox.shortcoming().orElse(""));
            return sandbox;
        }

        @Test
        void seesNoOtherFile() throws Exception {
            Path secret = Files.writeString(outside.resolve("secret"), "another teacher's");

            Outcome outcome = sandbox().run(shell(_ -> "cat " + secret, QUICK).confined(), _ -> {});

            assertThat(outcome.succeeded()).isFalse();
            assertThat(outcome.complaints().getFirst()).contains("No such file");
        }

        @Test
        void writesNowhereElse() throws Exception {
            Path input = Files.writeString(outside.resolve("upload"), "lesson\n");

            Outcome outcome = sandbox()
                    .run(shell(i -> "echo x > " + i.in("lesson"), QUICK).with(input), _ -> {});

            assertThat(outcome.succeeded()).isFalse();
            assertThat(input).hasContent("lesson\n");
        }

        @Test
        void hasNoNetwork() throws Exception {
            List<String> lines = new ArrayList<>();

            sandbox()
                    .run(
                            shell(_ -> "cat /proc/net/dev | tail -n +3 | cut -d: -f1", QUICK)
                                    .confined(),
                            lines::add);

            assertThat(lines).extracting(String::strip).containsExactly("lo");
        }
    }

    @Test
    void anInputIsNamedPlainly() {
        assertThatThrownBy(() ->
                        new Confined(_ -> List.of(), List.of(), Map.of("../x", outside), outside, Map.of(), QUICK))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Field 6 of proc(5). */
    private static long session(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3]);
    }

    @FunctionalInterface
    interface Script {
        String in(Confined.Inside inside);
    }

    record Shell(Script script, Limits limits, Path output) {

        Confined confined() {
            return with(Map.of());
        }

        Confined with(Path lesson) {
            return with(Map.of("lesson", lesson));
        }

        private Confined with(Map<String, Path> inputs) {
            return new Confined(
                    inside -> List.of("/bin/sh", "-c", script.in(inside)),
                    List.of(),
                    inputs,
                    output,
                    Map.of("GREETING", "hello", "PATH", "/usr/bin:/bin"),
                    limits);
        }
    }
}
