package org.shuyuan.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** A small tus client that can also misbehave. */
final class Tus {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String token;

    Tus(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    Answer create(long length, String metadata, String... headers) throws Exception {
        return send(request("/api/uploads", headers)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", Long.toString(length))
                .header("Upload-Metadata", metadata)
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** All at once, in two requests. */
    Answer upload(byte[] bytes, String metadata) throws Exception {
        return append(create(bytes.length, metadata).location(), 0, bytes);
    }

    Answer append(String upload, long offset, byte[] bytes, String... headers) throws Exception {
        return send(request(upload, headers)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", Long.toString(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    Answer head(String upload) throws Exception {
        return send(
                request(upload).header("Tus-Resumable", "1.0.0").method("HEAD", HttpRequest.BodyPublishers.noBody()));
    }

    Answer get(String upload, String... headers) throws Exception {
        return send(request(upload, headers).GET());
    }

    Answer delete(String upload) throws Exception {
        return send(request(upload).header("Tus-Resumable", "1.0.0").DELETE());
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    Answer send(HttpRequest.Builder request) throws Exception {
        return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    }

    /** Opens a connection and sends a PATCH that announces all bytes and brings only some. The caller closes, or breaks, the connection. */
    Socket begin(String upload, byte[] all, int sent) throws IOException {
        Socket socket = new Socket(base.getHost(), base.getPort());
        OutputStream out = socket.getOutputStream();
        String head = "PATCH " + upload + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nAuthorization: Bearer "
                + token + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
                + "Content-Type: application/offset+octet-stream\r\nContent-Length: " + all.length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(Arrays.copyOf(all, sent));
        out.flush();
        return socket;
    }

    static String metadata(String filename, String kind) {
        return "filename " + base64(filename) + ",kind " + base64(kind);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What came back. */
    record Answer(HttpResponse<String> http) {
        int status() {
            return http.statusCode();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        String location() {
            return header("Location");
        }

        long offset() {
            return Long.parseLong(header("Upload-Offset"));
        }

        String body() {
            return http.body();
        }
    }
}
