package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuyuan.bench.ServiceProcess;

/** One level's own Shuyuan, which keeps its address and its data when it is killed and started again. */
final class Deployment implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern RECORD = Pattern.compile("<record>(.*?)</record>", Pattern.DOTALL);
    private static final Pattern IDENTIFIER = Pattern.compile("<identifier>([^<]*)</identifier>");
    private static final Pattern TITLE = Pattern.compile("<dc:title>([^<]*)</dc:title>");
    private static final Pattern TOKEN = Pattern.compile("<resumptionToken[^>]*>([^<]+)</resumptionToken>");

    private final Path data;
    private final int port;
    private final Map<String, String> environment;
    private final String token;
    private ServiceProcess service;

    /** @param name what its records are named after */
    Deployment(Path folder, String name) throws IOException, InterruptedException {
        this.data = folder.resolve(name);
        this.port = ServiceProcess.freePort();
        this.environment = Map.of(
                "SHUYUAN_PUBLIC_URL", "http://127.0.0.1:" + port,
                "SHUYUAN_OAI_REPOSITORY_ID", name + ".example",
                "SHUYUAN_OAI_STAMP_EVERY", "1s",
                "SHUYUAN_FETCH_ALLOWED_HOSTS", "127.0.0.1",
                "SHUYUAN_COPY_FIRST_WAIT", "1s",
                "SHUYUAN_HARVEST_FIRST_WAIT", "1s",
                "SHUYUAN_HARVEST_LONGEST_WAIT", "3s",
                "SHUYUAN_HARVEST_ATTEMPTS", "100",
                "SHUYUAN_HARVEST_LOOK_EVERY", "1s");
        this.service = start();
        this.token = service.token("operator");
    }

    Api api() {
        return new Api(service, token);
    }

    String oai() {
        return "http://127.0.0.1:" + port + "/oai";
    }

    void kill() {
        service.kill();
    }

    void startAgain() throws IOException, InterruptedException {
        service = start();
    }

    private ServiceProcess start() throws IOException, InterruptedException {
        return ServiceProcess.start(data, port, environment);
    }

    /** Takes up another level's repository, or one of its sets, and answers the source. */
    String harvests(Deployment other, String set, String level) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(
                Map.of("url", other.oai(), "set", set, "organisation", "00", "rhythm", "by-hand", "level", level));
        return ask("POST", "/api/sources", body, 201).path("id").asText();
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

    /** Titles that are published here, with how many resources have each. */
    Map<String, Integer> titles() throws IOException, InterruptedException {
        Map<String, Integer> titles = new TreeMap<>();
        for (String record : records("metadataPrefix=oai_dc")) {
            Matcher title = TITLE.matcher(record);
            if (title.find()) {
                titles.merge(title.group(1), 1, Integer::sum);
            }
        }
        return titles;
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
                && api().visit("/oai?verb=GetRecord&metadataPrefix=mets&identifier=" + identifier(title))
                        .body()
                        .contains(sha256);
    }

    private String local(String title) throws IOException, InterruptedException {
        String identifier = identifier(title);
        return identifier.substring(identifier.lastIndexOf(':') + 1);
    }

    private String identifier(String title) throws IOException, InterruptedException {
        String record = records("metadataPrefix=oai_dc").stream()
                .filter(each -> each.contains("<dc:title>" + title + "<"))
                .findFirst()
                .orElseThrow();
        Matcher identifier = IDENTIFIER.matcher(record);
        assertThat(identifier.find()).isTrue();
        return identifier.group(1);
    }

    private List<String> records(String arguments) throws IOException, InterruptedException {
        List<String> records = new ArrayList<>();
        String next = arguments;
        while (!next.isEmpty()) {
            String page = api().visit("/oai?verb=ListRecords&" + next).body();
            Matcher record = RECORD.matcher(page);
            while (record.find()) {
                records.add(record.group(1));
            }
            Matcher more = TOKEN.matcher(page);
            next = more.find() ? "resumptionToken=" + more.group(1) : "";
        }
        return records;
    }

    private JsonNode ask(String method, String path, String body, int status) throws IOException, InterruptedException {
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
