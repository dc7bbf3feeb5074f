package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged program as a process of its own, which a test can kill. */
final class Service implements AutoCloseable {

    static final Path PROGRAM = Path.of("target/quarkus-app/quarkus-run.jar");

    private final Process process;
    private final URI address;
    private final Path data;
    private final HttpClient http = HttpClient.newHttpClient();

    private Service(Process process, int port, Path data) {
        this.process = process;
        this.address = URI.create("http://127.0.0.1:" + port);
        this.data = data;
    }

    /** Starts it on these data and waits until it is ready. */
    static Service start(Path data, String... options) throws Exception {
        int port = freePort();
        List<String> command = command(data);
        command.add(1, "-Dquarkus.http.port=" + port);
        command.addAll(1, Arrays.asList(options));
        Files.createDirectories(data);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("service.log").toFile()))
                .start();
        Service service = new Service(process, port, data);
        service.awaitReady();
        return service;
    }

    URI address() {
        return address;
    }

    HttpResponse<String> send(HttpRequest.Builder request, String path) throws IOException, InterruptedException {
        return http.send(request.uri(address.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A token of an account, made by the command beside the running service. */
    String token(String account) throws Exception {
        List<String> command = command(data);
        command.addAll(List.of("token", account));
        Process issuing = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String token = new String(issuing.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(issuing.waitFor()).isZero();
        return token;
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 60, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }

    private void awaitReady() throws Exception {
        Instant limit = Instant.now().plus(Duration.ofMinutes(4));
        while (Instant.now().isBefore(limit)) {
            if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(data.resolve("service.log")));
            }
            try {
                if (send(HttpRequest.newBuilder(), "/q/health/ready").statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // asked again below
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException(Files.readString(data.resolve("service.log")));
    }

    private static List<String> command(Path data) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dshuyuan.engine.dir=" + System.getProperty("shuyuan.engine.dir"),
                "-Dshuyuan.data=" + data,
                "-Dshuyuan.demo.enabled=false",
                "-jar",
                PROGRAM.toString()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
