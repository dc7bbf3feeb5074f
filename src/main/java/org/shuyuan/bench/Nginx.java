package org.shuyuan.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** nginx over a folder, as it is usually set up to serve files: sendfile, and a worker for each core. */
final class Nginx implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");

    private final Process process;
    private final URI address;

    private Nginx(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Serves the folder at {@code /}; its own files go to another folder. */
    static Nginx start(Path served, Path own) throws IOException, InterruptedException {
        Files.createDirectories(own);
        int port = ServiceProcess.freePort();
        Path configuration = Files.writeString(own.resolve("nginx.conf"), """
                %s
                daemon off;
                pid %2$s/nginx.pid;
                error_log %2$s/error.log warn;
                worker_processes auto;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  sendfile on;
                  tcp_nopush on;
                  keepalive_requests 100000000;
                  default_type application/octet-stream;
                  client_body_temp_path %2$s; proxy_temp_path %2$s; fastcgi_temp_path %2$s;
                  uwsgi_temp_path %2$s; scgi_temp_path %2$s;
                  server { listen 127.0.0.1:%3$d; root %4$s; }
                }
                """.formatted(
                        System.getProperty("user.name").equals("root") ? "user root;" : "",
                        own.toAbsolutePath(),
                        port,
                        served.toAbsolutePath()));
        Process process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-p",
                        own.toString(),
                        "-e",
                        own.resolve("error.log").toString(),
                        "-c",
                        configuration.toString())
                .inheritIO()
                .start();
        Nginx nginx = new Nginx(process, URI.create("http://127.0.0.1:" + port));
        Client.await(nginx::answers);
        return nginx;
    }

    URI address() {
        return address;
    }

    /** The master and its workers. */
    List<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private boolean answers() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("nginx ended with " + process.exitValue());
        }
        try {
            return ((HttpURLConnection) address.toURL().openConnection()).getResponseCode() > 0;
        } catch (IOException notYet) {
            return false;
        }
    }
}
