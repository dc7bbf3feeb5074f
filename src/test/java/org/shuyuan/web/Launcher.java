package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
    static Process start(Path data, Path log, String... arguments) throws IOException {
        String[] all =
                Stream.concat(Stream.of("start"), Arrays.stream(arguments)).toArray(String[]::new);
        return command(data, all)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static ProcessBuilder command(Path data, String... arguments) throws IOException {
        Files.createDirectories(data);
        ProcessBuilder builder = new ProcessBuilder(Stream.of(
                        Stream.of("bash", "./shuyuan"), Arrays.stream(arguments), Stream.of("--data", data.toString()))
                .flatMap(part -> part)
                .toList());
        // A minute that this test has no use for.
        builder.environment().put("SHUYUAN_REHEARSE", "no");
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
