package org.shuyuan.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A tool that is made with ltijs from the registry of npm, as a process of its own on loopback. */
final class LtijsTool implements AutoCloseable {

    private static final Path SOURCES = Path.of("src/test/peers/ltijs");
    private static final Path INSTALLED = Path.of("target/peers/ltijs");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedWriter told;
    private final BufferedReader said;
    private final String address;

    private LtijsTool(Process process) throws IOException {
        this.process = process;
        this.told = process.outputWriter();
        this.said = process.inputReader();
        this.address = answer();
    }

    /** Starts it, once it is installed; a test is skipped on a machine from which the registry isn't reached. */
    static LtijsTool start(String... options) throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        for (String name : List.of("package.json", "package-lock.json", "memory.mjs", "tool.mjs")) {
            Files.copy(SOURCES.resolve(name), INSTALLED.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        install();
        List<String> command = new ArrayList<>(List.of("node", "tool.mjs"));
        command.addAll(List.of(options));
        return new LtijsTool(new ProcessBuilder(command)
                .directory(INSTALLED.toFile())
                .redirectError(INSTALLED.resolve("tool.log").toFile())
                .start());
    }

    private static void install() throws IOException, InterruptedException {
        Path done = INSTALLED.resolve("installed-lock.json");
        Path wanted = INSTALLED.resolve("package-lock.json");
        if (Files.exists(done) && Files.mismatch(done, wanted) < 0) {
            return;
        }
        Path log = INSTALLED.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = npm.waitFor(3, TimeUnit.MINUTES);
        npm.destroy();
        assumeTrue(ended && npm.exitValue() == 0, () -> "ltijs can't be installed: " + read(log));
        Files.copy(wanted, done, StandardCopyOption.REPLACE_EXISTING);
    }

    /** @param path with a slash at its beginning */
    String at(String path) {
        return address + path;
    }

    /** @param platform as {@code lti.registerPlatform} takes it */
    void knows(Map<String, Object> platform) throws IOException {
        told.write(JSON.writeValueAsString(platform));
        told.newLine();
        told.flush();
        answer();
    }

    private String answer() throws IOException {
        String line = said.readLine();
        return Objects.requireNonNull(line, () -> "ltijs has ended: " + read(INSTALLED.resolve("tool.log")));
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
