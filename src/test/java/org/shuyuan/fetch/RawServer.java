package org.shuyuan.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;

/** A web server on loopback that says whatever a test has it say, sense or not. */
public final class RawServer implements AutoCloseable {

    /** @param headers by their names in small letters */
    public record Request(String target, Map<String, String> headers) {}

    /** Says something to each request; what closes the stream, ends the connection. */
    @FunctionalInterface
    public interface Script {
        void answer(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final Script script;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    public RawServer(Script script) {
        this.script = script;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public List<Request> requests() {
        return requests;
    }

    public int connections() {
        return connections.size();
    }

    public static void ok(OutputStream out, String type, byte[] body) throws IOException {
        say(out, "200 OK", "Content-Type: " + type + "\r\nContent-Length: " + body.length, body);
    }

    public static void xml(OutputStream out, String body) throws IOException {
        ok(out, "text/xml; charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
    }

    public static void status(OutputStream out, String status, String... headers) throws IOException {
        say(
                out,
                status,
                String.join("\r\n", headers) + (headers.length > 0 ? "\r\n" : "") + "Content-Length: 0",
                new byte[0]);
    }

    public static void redirect(OutputStream out, String location) throws IOException {
        status(out, "302 Found", "Location: " + location);
    }

    /** @param headers without the empty line */
    public static void say(OutputStream out, String status, String headers, byte[] body) throws IOException {
        out.write(("HTTP/1.1 " + status + "\r\n" + headers + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = connection.getInputStream();
            String head = head(in);
            while (!head.isEmpty()) {
                Request request = parse(head);
                requests.add(request);
                script.answer(request, connection.getOutputStream());
                head = connection.isClosed() ? "" : head(in);
            }
        } catch (IOException | InterruptedException gone) {
            // the client has had enough
        }
    }

    private static Request parse(String head) {
        String[] lines = head.stripTrailing().split("\r\n", -1);
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        return new Request(lines[0].split(" ", -1)[1], headers);
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int one = in.read();
            if (one < 0) {
                return "";
            }
            head.append((char) one);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
