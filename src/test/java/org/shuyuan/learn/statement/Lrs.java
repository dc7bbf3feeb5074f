package org.shuyuan.learn.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** A learning record store on loopback that takes nothing which isn't right, and has bad days when a test says so. */
final class Lrs implements AutoCloseable {

    static final String KEY = "school";
    static final String SECRET = "correct horse";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 50;
    private static final int LARGEST = 1_000_000;

    /** What happens to one request. */
    enum Mishap {
        /** 503, and a wish to be asked again in a second. */
        BUSY,
        /** 401: the secret was changed. */
        STRANGER,
        /** Everything is taken in, and the answer ends in its middle. */
        DIES_AFTERWARDS,
        /** Nothing is taken in, and there is no answer. */
        DIES_BEFORE,
        /** Something between says 200 and shows a page. */
        PAGE,
        /** Somewhere else. */
        REDIRECT
    }

    private final HttpServer server;
    private final Map<String, JsonNode> statements = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final Deque<Mishap> mishaps = new ArrayDeque<>();
    private String poison = "";
    private boolean strictAboutIds;

    Lrs(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/xapi/statements", this::take);
        server.start();
    }

    /** These happen to the next requests, one after the other. */
    synchronized void suffer(Mishap... next) {
        mishaps.addAll(Arrays.asList(next));
    }

    /** Batches with these words are refused. */
    synchronized void refuse(String words) {
        poison = words;
    }

    /** Whether a batch in which one statement is known is answered with 409, as a store may. */
    synchronized void strictAboutIds(boolean strict) {
        strictAboutIds = strict;
    }

    /** All that is here, in the order in which it came; each id is here once. */
    synchronized List<JsonNode> statements() {
        return List.copyOf(statements.values());
    }

    /** What was against the rules. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /** How many statements each request had. */
    synchronized List<Integer> sizes() {
        return List.copyOf(sizes);
    }

    synchronized boolean suffered() {
        return mishaps.isEmpty();
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Mishap mishap = mishaps.poll();
            switch (mishap) {
                case null -> answer(exchange, body);
                case BUSY -> {
                    exchange.getResponseHeaders().set("Retry-After", "1");
                    say(exchange, 503, "busy");
                }
                case STRANGER -> say(exchange, 401, "who are you?");
                case DIES_AFTERWARDS -> {
                    keep(JSON.readTree(body));
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write("[\"".getBytes(StandardCharsets.UTF_8));
                }
                case DIES_BEFORE -> {}
                case PAGE -> say(exchange, 200, "<html>Please sign in</html>");
                case REDIRECT -> {
                    exchange.getResponseHeaders().set("Location", "/elsewhere");
                    say(exchange, 307, "");
                }
            }
        }
    }

    private void answer(HttpExchange exchange, byte[] body) throws IOException {
        JsonNode batch = JSON.readTree(body);
        try {
            headers(exchange);
            right(batch.isArray() && batch.size() <= MOST && body.length <= LARGEST, "the batch");
            batch.forEach(StatementRules::check);
        } catch (RuntimeException wrong) {
            faults.add(wrong + " in " + batch);
            say(exchange, 400, "wrong: " + wrong.getMessage());
            return;
        }
        sizes.add(batch.size());
        boolean known = batch.findValuesAsText("id").stream().anyMatch(statements::containsKey);
        if (!poison.isEmpty() && batch.toString().contains(poison)) {
            say(exchange, 400, "not here: " + poison);
        } else if (known && strictAboutIds) {
            say(exchange, 409, "known");
        } else {
            say(exchange, 200, JSON.writeValueAsString(keep(batch)));
        }
    }

    private void headers(HttpExchange exchange) {
        right(exchange.getRequestMethod().equals("POST"), "method");
        String basic = Base64.getEncoder().encodeToString((KEY + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        right(("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization")), "authorization");
        right("1.0.3".equals(exchange.getRequestHeaders().getFirst("X-Experience-API-Version")), "version");
        right("application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type")), "type");
    }

    /** A statement that comes again must be the same. */
    private List<String> keep(JsonNode batch) {
        List<String> ids = new ArrayList<>();
        batch.forEach(statement -> {
            String id = statement.path("id").asText();
            ids.add(id);
            JsonNode before = statements.putIfAbsent(id, statement);
            if (before != null && !before.equals(statement)) {
                faults.add("another statement with the id " + id);
            }
        });
        return ids;
    }

    private static void say(HttpExchange exchange, int status, String words) throws IOException {
        byte[] body = words.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void right(boolean right, String what) {
        if (!right) {
            throw new IllegalArgumentException(what);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
