package org.shuyuan.bench;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged service as a process of its own, on a port and data of its own, which can be killed. */
public final class ServiceProcess implements AutoCloseable {

    /** What {@code mvn package} makes. */
    public static final Path PROGRAM = Path.of("target/quarkus-app/quarkus-run.jar");

    /** Tests that run beside others give way to them. */
    private static final String NICENESS = System.getProperty("shuyuan.niceness", "0");

    private static final Path JVM_OPTIONS = Path.of("src/main/launcher/jvm.options");

    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    /** A stop takes a second, but a minute and more after a {@link Rehearsal}. */
    private static final Duration LONGEST_STOP = Duration.ofMinutes(3);

    private final Process process;
    private final URI address;
    private final Path data;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ServiceProcess(Process process, int port, Path data) {
        this.process = process;
        this.address = URI.create("http://127.0.0.1:" + port);
        this.data = data;
    }

    /**
     * Starts it on these data, without the demo, and returns when it is ready.
     *
     * @param options of the JVM, such as {@code -XX:AOTCacheOutput=…}
     * @throws IllegalStateException with its log, if it ends or isn't ready in four minutes
     */
    public static ServiceProcess start(Path data, String... options) throws IOException, InterruptedException {
        return start(data, Map.of(), options);
    }

    /** @param environment variables such as {@code SHUYUAN_STORAGE_KIND}, as an operator sets them */
    public static ServiceProcess start(Path data, Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        return start(data, freePort(), environment, options);
    }

    /** @param port of loopback, for a service that others know by its address */
    public static ServiceProcess start(Path data, int port, Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        Files.createDirectories(data);
        List<String> more = new ArrayList<>(List.of(options));
        more.add("-Dquarkus.http.port=" + port);
        ProcessBuilder builder = new ProcessBuilder(command(data, more))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(data).toFile()));
        builder.environment().putAll(environment);
        ServiceProcess service = new ServiceProcess(builder.start(), port, data);
        service.awaitReady();
        return service;
    }

    public URI address() {
        return address;
    }

    /** This process and all that it has started; its database has left the family, and is found by its own file. */
    public List<ProcessHandle> family() throws IOException {
        List<ProcessHandle> family = new ArrayList<>(List.of(process.toHandle()));
        process.descendants().forEach(family::add);
        Path postmaster = data.resolve("postgres/postmaster.pid");
        if (Files.exists(postmaster)) {
            ProcessHandle.of(Long.parseLong(
                            Files.readAllLines(postmaster).getFirst().strip()))
                    .ifPresent(database -> {
                        family.add(database);
                        database.descendants().forEach(family::add);
                    });
        }
        return family;
    }

    public HttpResponse<String> send(HttpRequest.Builder request, String path)
            throws IOException, InterruptedException {
        return http.send(request.uri(address.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A token of an account, from the command that {@code ./shuyuan token} is. */
    public String token(String account) throws IOException, InterruptedException {
        List<String> command = command(data, List.of());
        command.addAll(List.of("token", account));
        Process issuing = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String token = new String(issuing.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (issuing.waitFor() != 0) {
            throw new IllegalStateException("There is no account named " + account);
        }
        return token;
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
    }

    private void awaitReady() throws IOException, InterruptedException {
        long limit = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < limit && process.isAlive()) {
            try {
                if (send(HttpRequest.newBuilder(), "/q/health/ready").statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // it is asked again
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        String said = Files.readString(log(data));
        kill();
        throw new IllegalStateException(said);
    }

    /** @param options of the JVM */
    private static List<String> command(Path data, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                "nice",
                "-n",
                NICENESS,
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        if (Files.exists(Rehearsal.CACHE)) {
            command.addAll(
                    List.of("-XX:AOTCache=" + Rehearsal.CACHE, "-Xlog:aot*=off:stdout", "-Xlog:aot*=error:stderr"));
        }
        command.addAll(options);
        command.addAll(List.of(
                "@" + JVM_OPTIONS,
                "-Dshuyuan.engine.dir=" + System.getProperty("shuyuan.engine.dir", "target/engine"),
                "-Dshuyuan.data=" + data,
                "-Dshuyuan.demo.enabled=false",
                "-jar",
                PROGRAM.toString()));
        return command;
    }

    private static Path log(Path data) {
        return data.resolve("service.log");
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
