package org.shuyuan.search.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.http.HttpEntity;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RequestOptions;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.hibernate.search.backend.elasticsearch.ElasticsearchBackend;
import org.hibernate.search.mapper.orm.mapping.SearchMapping;
import org.hibernate.search.util.common.SearchException;
import org.hibernate.search.util.common.SearchTimeoutException;

/** The search engine itself, for what Hibernate Search has no words for. */
@ApplicationScoped
public class Engine {

    private static final ContentType LINES = ContentType.create("application/x-ndjson");
    /** One long book on a busy machine. */
    private static final Duration LONGEST_BULK = Duration.ofMinutes(3);
    /** Besides the time that it may take itself. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(1);

    private final SearchMapping mapping;

    Engine(SearchMapping mapping) {
        this.mapping = mapping;
    }

    /** @throws IOException where the engine is away or refuses */
    public JsonObject ask(String method, String path, JsonObject body) throws IOException {
        Request request = new Request(method, path);
        if (!body.isEmpty()) {
            request.setJsonEntity(body.toString());
        }
        return read(client().performRequest(request));
    }

    /**
     * Asks all of this with one request. The engine works at them side by side.
     *
     * @return the answers, in the order of the searches
     * @throws IOException where the engine is away or refuses, or one of them takes longer than this
     */
    public List<SearchResponse> search(List<SearchRequest> searches, Duration longest) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (SearchRequest search : searches) {
            search.body().addProperty("timeout", longest.toMillis() + "ms");
            lines.append(search.header()).append('\n').append(search.body()).append('\n');
        }
        Request request = new Request("POST", "/_msearch");
        request.setEntity(new ByteArrayEntity(lines.toString().getBytes(StandardCharsets.UTF_8), LINES));
        request.setOptions(patience(longest.plus(ON_THE_WAY)));
        List<SearchResponse> answers = new ArrayList<>();
        for (JsonElement each : read(client().performRequest(request)).getAsJsonArray("responses")) {
            JsonObject answer = each.getAsJsonObject();
            if (answer.has("error")) {
                throw new Refused(
                        answer.get("status").getAsInt(), answer.get("error").toString());
            }
            if (answer.get("timed_out").getAsBoolean()) {
                throw new SocketTimeoutException("A search takes longer than " + longest);
            }
            answers.add(new SearchResponse(answer));
        }
        return answers;
    }

    /**
     * Documents in the notation of {@code _bulk}; one that the engine won't take has an error at its place in {@code items}.
     *
     * @throws IOException where the engine is away, or so busy that it takes nothing
     */
    public JsonObject bulk(byte[] lines) throws IOException {
        Request request =
                new Request("POST", "/_bulk?filter_path=errors,items.*.error.type,items.*.error.reason,items.*._id");
        request.setEntity(new ByteArrayEntity(lines, LINES));
        request.setOptions(patience(LONGEST_BULK));
        JsonObject answer = read(client().performRequest(request));
        if (answer.get("errors").getAsBoolean() && answer.toString().contains("rejected_execution")) {
            throw new IOException("The search engine is too busy to take documents");
        }
        return answer;
    }

    /** @throws IOException where the engine is away or refuses */
    public void ask(String method, String path, JsonObject body, Duration longest) throws IOException {
        Request request = new Request(method, path);
        if (!body.isEmpty()) {
            request.setJsonEntity(body.toString());
        }
        request.setOptions(patience(longest));
        client().performRequest(request);
    }

    /** Whether it answers within this time, and knows the index that readers ask. */
    public boolean ready(Duration patience) {
        return answers("/" + Generation.RESOURCES + "," + Generation.PLACES, patience);
    }

    /** Whether it answers within this time, whatever it knows. */
    public boolean answers(Duration patience) {
        return answers("/", patience);
    }

    private boolean answers(String path, Duration patience) {
        Request request = new Request("HEAD", path);
        request.setOptions(patience(patience));
        try {
            return client().performRequest(request).getStatusLine().getStatusCode() == 200;
        } catch (IOException | RuntimeException away) {
            return false;
        }
    }

    private static RequestOptions patience(Duration longest) {
        int millis = Math.toIntExact(longest.toMillis());
        return RequestOptions.DEFAULT.toBuilder()
                .setRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(millis)
                        .setSocketTimeout(millis)
                        .build())
                .build();
    }

    /** Whether the engine refuses a request because it is too long. */
    public static boolean tooLong(IOException failure) {
        return failure instanceof ResponseException refused
                && refused.getResponse().getStatusLine().getStatusCode() == 413;
    }

    /** Whether this failure says that the engine is away, overloaded or empty, rather than that we asked nonsense. */
    public static boolean away(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean away = switch (cause) {
                case ResponseException refused ->
                    away(refused.getResponse().getStatusLine().getStatusCode());
                case Refused refused -> away(refused.status());
                case SocketTimeoutException late -> true;
                // An IOException as well, but of a row of the database.
                case JsonProcessingException unreadable -> false;
                case IOException broken -> true;
                case TimeoutException late -> true;
                case SearchTimeoutException late -> true;
                case SearchException told -> refused(String.valueOf(told.getMessage()));
                default -> false;
            };
            if (away) {
                return true;
            }
        }
        return false;
    }

    private static boolean away(int status) {
        return status >= 500 || status == 404 || status == 429;
    }

    /** Hibernate Search gives the status of the engine's answer only in words. */
    private static boolean refused(String message) {
        return message.contains("index_not_found")
                || message.contains("no such index")
                || message.matches("(?s).*Response: (429|5\\d\\d) .*");
    }

    private RestClient client() {
        return mapping.backend().unwrap(ElasticsearchBackend.class).client(RestClient.class);
    }

    private static JsonObject read(Response response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new JsonObject();
        }
        try (Reader reader = new InputStreamReader(entity.getContent(), StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonObject();
        }
    }
}
