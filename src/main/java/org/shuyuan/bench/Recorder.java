package org.shuyuan.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * Stands between a node of the service and the search engine and writes down what is asked, so that the very same can be asked
 * again without the service.
 */
final class Recorder implements AutoCloseable {

    /** So much of what is written into an index is kept; more would only fill the disk. */
    private static final long MOST_BYTES = 1_000_000_000;

    /** Stands before the names of the indexes that are made again. */
    private static final String ANOTHER = "raw-";

    /** A request to the engine, as it was sent. */
    record Asked(String method, String path, String body) {}

    private final URI engine;
    private final HttpServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path written;
    private final DataOutputStream bulks;
    private final Map<String, byte[]> made = new LinkedHashMap<>();
    private final List<Asked> searches = new ArrayList<>();
    private long bytes;
    private long lines;

    /** @param written gets what is written into indexes: lengths and bodies in turn */
    Recorder(URI engine, Path written) throws IOException {
        this.engine = engine;
        this.written = written;
        this.bulks = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(written)));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    Path written() {
        return written;
    }

    /** Indexes that were made, with their mappings and settings. */
    synchronized Map<String, byte[]> made() {
        return new LinkedHashMap<>(made);
    }

    synchronized long documents() {
        return lines / 2;
    }

    synchronized boolean full() {
        return bytes >= MOST_BYTES;
    }

    /** What was searched for since the last time. */
    synchronized List<Asked> searches() {
        List<Asked> since = List.copyOf(searches);
        searches.clear();
        return since;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().toString();
            note(exchange.getRequestMethod(), path, body);
            HttpRequest.Builder request = HttpRequest.newBuilder(engine.resolve(path))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            if (type != null) {
                request.header("Content-Type", type);
            }
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(given -> exchange.getResponseHeaders().set("Content-Type", given));
            boolean bare = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
            exchange.sendResponseHeaders(answer.statusCode(), bare ? -1 : answer.body().length);
            if (!bare) {
                exchange.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void note(String method, String path, byte[] body) throws IOException {
        if (path.contains("/_search") || path.startsWith("/_msearch")) {
            searches.add(new Asked(method, path, new String(body, StandardCharsets.UTF_8)));
        } else if (path.startsWith("/_bulk") && !full()) {
            byte[] renamed = new String(body, StandardCharsets.ISO_8859_1)
                    .replace("{\"_index\":\"", "{\"_index\":\"" + ANOTHER)
                    .getBytes(StandardCharsets.ISO_8859_1);
            bulks.writeInt(renamed.length);
            bulks.write(renamed);
            bytes += body.length;
            for (byte each : body) {
                lines += each == '\n' ? 1 : 0;
            }
        } else if (method.equals("PUT") && path.matches("/[a-z]+-\\d+")) {
            made.put("/" + ANOTHER + path.substring(1), body);
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        synchronized (this) {
            bulks.close();
        }
        http.close();
    }
}
