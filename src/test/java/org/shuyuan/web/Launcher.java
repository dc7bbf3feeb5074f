package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code ./shuyuan}, as somebody types it. */
final class Launcher {

    private Launcher() {}

    /** What a command has said, and its exit code. */
    record Said(int code, String out, String error) {

        List<String> lines() {
            return out.lines().toList();
        }
    }

    /** Runs a command on these data to its end. */
    static Said run(Path data, String input, String... arguments) throws IOException, InterruptedException {
        Files.createDirectories(data);
        Path out = Files.createTempFile(data, "out", "");
        Path error = Files.createTempFile(data, "error", "");
        Process process = command(data, arguments)
                .redirectOutput(out.toFile())
                .redirectError(error.toFile())
                .start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        return new Said(process.waitFor(), Files.readString(out), Files.readString(error));
    }

    /** Starts the service, whose process the launcher becomes; what it says goes to the file. */
    static Process start(Path data, Path log, Map<String, String> environment, String... arguments) throws IOException {
        String[] all =
                Stream.concat(Stream.of("start"), Arrays.stream(arguments)).toArray(String[]::new);
        ProcessBuilder builder = command(data, all).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static ProcessBuilder command(Path data, String... arguments) {
        // In the background of a shell, this was told to ignore what Ctrl-C sends, and children inherit that.
        ProcessBuilder builder = new ProcessBuilder(Stream.of(
                        Stream.of("nice", "-n", "19", "env", "--default-signal=INT", "bash", "./shuyuan"),
                        Arrays.stream(arguments),
                        Stream.of("--data", data.toString()))
                .flatMap(part -> part)
                .toList());
        // A minute that this test has no use for.
        builder.environment().put("SHUYUAN_REHEARSE", "no");
        // As a bare machine has it; names in Chinese must go through all the same.
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /** Ctrl-C. */
    static void interrupt(Process process) throws IOException, InterruptedException {
        int sent = new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(sent).isZero();
    }
}
