package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.shuyuan.bench.ServiceProcess;

/** The public contract as a script uses it, with a bearer token. */
record Api(ServiceProcess service, String token) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Opens an upload and answers its id. */
    String create(String filename, String kind, int length) throws IOException, InterruptedException {
        String metadata = "filename " + base64(filename) + ",kind " + base64(kind);
        HttpResponse<String> answer = service.send(
                request()
                        .header("Upload-Length", Integer.toString(length))
                        .header("Upload-Metadata", metadata)
                        .POST(BodyPublishers.noBody()),
                "/api/uploads");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    void patch(String upload, long offset, byte[] bytes) throws IOException, InterruptedException {
        HttpResponse<String> answer = service.send(
                request()
                        .header("Upload-Offset", Long.toString(offset))
                        .header("Content-Type", "application/offset+octet-stream")
                        .method("PATCH", BodyPublishers.ofByteArray(bytes)),
                "/api/uploads/" + upload);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    JsonNode upload(String id) throws IOException, InterruptedException {
        return get("/api/uploads/" + id);
    }

    JsonNode resource(String id) throws IOException, InterruptedException {
        return get("/api/resources/" + id);
    }

    String stage(String id) throws IOException, InterruptedException {
        return resource(id).path("processing").path("stage").asText();
    }

    void publish(String id) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                service.send(request().POST(BodyPublishers.noBody()), "/api/resources/" + id + "/publish");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** As a visitor without a token. */
    HttpResponse<String> visit(String path) throws IOException, InterruptedException {
        return service.send(HttpRequest.newBuilder(), path);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(service.send(request(), path).body());
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder()
                .header("Authorization", "Bearer " + token)
                .header("Tus-Resumable", "1.0.0");
    }

    private static String base64(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }
}
