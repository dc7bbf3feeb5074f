package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shuyuan.bench.ServiceProcess;
import org.shuyuan.embedded.EmbeddedDatabase;

/** One level's own Shuyuan, which keeps its address and its data when it is killed and started again. */
final class Deployment implements AutoCloseable {

    /** The organisation that a deployment without a demo has. */
    static final String HOUSE = "00";

    private static final Path ENGINES = Path.of(System.getProperty("shuyuan.engine.dir"));
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path data;
    private final int port;
    private final Map<String, String> environment;
    private final String token;
    private ServiceProcess service;

    Deployment(Path folder, String name) throws IOException, InterruptedException {
        this(folder, name, Map.of());
    }

    /**
     * @param name what its records are named after
     * @param more settings, as an operator's environment has them
     */
    Deployment(Path folder, String name, Map<String, String> more) throws IOException, InterruptedException {
        this.data = folder.resolve(name);
        this.port = ServiceProcess.freePort();
        this.environment = new HashMap<>(Map.of(
                "SHUYUAN_PUBLIC_URL", "http://127.0.0.1:" + port,
                "SHUYUAN_OAI_REPOSITORY_ID", name + ".example",
                "SHUYUAN_OAI_STAMP_EVERY", "1s",
                "SHUYUAN_FETCH_ALLOWED_HOSTS", "127.0.0.1",
                "SHUYUAN_COPY_FIRST_WAIT", "1s",
                "SHUYUAN_HARVEST_FIRST_WAIT", "1s",
                "SHUYUAN_HARVEST_LONGEST_WAIT", "3s",
                "SHUYUAN_HARVEST_ATTEMPTS", "100",
                "SHUYUAN_HARVEST_LOOK_EVERY", "1s"));
        this.environment.putAll(more);
        this.service = ServiceProcess.start(data, port, environment);
        this.token = service.token("operator");
    }

    Path data() {
        return data;
    }

    /** What it gives away. */
    Offer offer() {
        return new Offer(api());
    }

    Api api() {
        return new Api(service, token);
    }

    String oai() {
        return "http://127.0.0.1:" + port + "/oai";
    }

    /** {@code kill -9}. */
    void kill() {
        service.kill();
    }

    void startAgain() throws IOException, InterruptedException {
        service = ServiceProcess.start(data, port, environment);
    }

    /** Takes up a set of another level's repository, and answers the source. */
    String harvests(Deployment other, String set, String level) throws IOException, InterruptedException {
        return harvests(Map.of("url", other.oai(), "set", set, "level", level));
    }

    /**
     * Takes up a repository, from which nothing comes but by hand, and answers the source.
     *
     * @param how its address and what else {@code POST /api/sources} is told
     */
    String harvests(Map<String, String> how) throws IOException, InterruptedException {
        Map<String, String> body = new HashMap<>(how);
        body.putAll(Map.of("organisation", HOUSE, "rhythm", "by-hand"));
        return ask("POST", "/api/sources", JSON.writeValueAsString(body), 201)
                .path("id")
                .asText();
    }

    /** Begins a run, unless one is open. */
    void begin(String source, String mode) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("POST", "/api/sources/" + source + "/runs", "{\"mode\": \"" + mode + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isIn(201, 409);
    }

    boolean idle(String source) throws IOException, InterruptedException {
        String state = ask("GET", "/api/sources/" + source, "", 200)
                .path("latest")
                .path("state")
                .asText();
        assertThat(state).isNotEqualTo("failed");
        return state.equals("done");
    }

    /** A lesson that is published for a level. */
    String publishes(String title, String level, byte[] bytes) throws IOException, InterruptedException {
        Api api = api();
        String upload = api.create(title + ".pdf", "lesson-plan", bytes.length);
        api.patch(upload, 0, bytes);
        String id = api.upload(upload).path("resource").asText();
        describe(id, Map.of("title", List.of(title), "level", List.of(level), "licence", List.of("CC-BY-4.0")));
        api.publish(id);
        return id;
    }

    void describe(String id, Map<String, List<String>> words) throws IOException, InterruptedException {
        ask("PATCH", "/api/resources/" + id, JSON.writeValueAsString(words), 200);
    }

    void withdraw(String id) throws IOException, InterruptedException {
        ask("POST", "/api/resources/" + id + "/withdraw", "{\"reason\": \"试验\"}", 200);
    }

    /** Sends a bag to be taken in, and answers the import. */
    String takesIn(BodyPublisher bag) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/zip")
                .POST(bag);
        HttpResponse<String> answer = service.send(request, "/api/organisations/" + HOUSE + "/bag");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JSON.readTree(answer.body()).path("id").asText();
    }

    /** What its database answers to a question for one number; the database outlives a kill. */
    long number(String question) throws SQLException {
        return inDatabase(statement -> {
            try (ResultSet answer = statement.executeQuery(question)) {
                answer.next();
                return answer.getLong(1);
            }
        });
    }

    /** Writes into its database what would take long to come about. */
    void write(String sql) throws SQLException {
        inDatabase(statement -> statement.execute(sql));
    }

    private interface Question<T> {
        T ask(Statement statement) throws SQLException;
    }

    private <T> T inDatabase(Question<T> question) throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.of(ENGINES, data);
                Connection connection = DriverManager.getConnection(
                        database.url(), database.user(), database.password().orElse(""));
                Statement statement = connection.createStatement()) {
            return question.ask(statement);
        }
    }

    /** Asks for a copy of a lesson from elsewhere. */
    void copies(String title) throws IOException, InterruptedException {
        ask("POST", "/api/resources/" + local(title) + "/copy", "{}", 202);
    }

    /** Whether the files of a lesson from elsewhere are here, these bytes among them, and given on. */
    boolean hasCopied(String title, String sha256) throws IOException, InterruptedException {
        return ask("GET", "/api/resources/" + local(title) + "/copy", "", 200)
                        .path("state")
                        .asText()
                        .equals("here")
                && api().visit("/oai?verb=GetRecord&metadataPrefix=mets&identifier=" + offer().identifier(title))
                        .body()
                        .contains(sha256);
    }

    /** The id that it has here. */
    String local(String title) throws IOException, InterruptedException {
        String identifier = offer().identifier(title);
        return identifier.substring(identifier.lastIndexOf(':') + 1);
    }

    JsonNode ask(String method, String path, String body, int status) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(method, path, body);
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return service.send(request, path);
    }

    @Override
    public void close() {
        service.close();
    }
}
