package org.shuyuan.share.lti;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuyuan.share.lti.TestPlatform.Asked;
import org.shuyuan.share.lti.TestPlatform.Said;

/**
 * The grade book of the class (Assignment and Grade Services 2.0), with a query in each of its addresses, as Moodle has it: whoever
 * loses that gets 404.
 */
public final class TestGradeBook {

    private static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";
    private static final String ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    private static final String SCORE = "application/vnd.ims.lis.v1.score+json";
    private static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";
    private static final String QUERY = "type_id";

    private final ObjectMapper json = new ObjectMapper();
    private final URI base;
    private final Map<String, ObjectNode> items = new LinkedHashMap<>();
    private final Map<String, List<JsonNode>> scores = new LinkedHashMap<>();

    TestGradeBook(URI base) {
        this.base = base;
    }

    public URI address() {
        return URI.create(base + "/lineitems?" + QUERY + "=2");
    }

    /** A new line item; its address. */
    public synchronized URI adds(String label) {
        return URI.create(put(json.createObjectNode().put("label", label).put("scoreMaximum", 100))
                .get("id")
                .asText());
    }

    public synchronized void loses(URI item) {
        items.remove(item.getPath());
    }

    public synchronized List<JsonNode> items() {
        return List.copyOf(items.values());
    }

    /** All scores that came for a line item, in their order. */
    public synchronized List<JsonNode> scores(URI item) {
        return List.copyOf(scores.getOrDefault(item.getPath(), List.of()));
    }

    /** A teacher there gives a grade by hand, of 100. */
    public synchronized void marks(URI item, String subject, int given) {
        scores.computeIfAbsent(item.getPath(), _ -> new ArrayList<>())
                .add(json.createObjectNode()
                        .put("userId", subject)
                        .put("scoreGiven", given)
                        .put("scoreMaximum", 100)
                        .put("timestamp", Instant.now().toString()));
    }

    /** What this person has now; the platform keeps no score that is older than what it has. */
    public Optional<JsonNode> result(URI item, String subject) {
        return scores(item).stream()
                .filter(each -> each.get("userId").asText().equals(subject))
                .reduce((one, other) -> time(other).isAfter(time(one)) ? other : one);
    }

    String scope(Asked asked) {
        if (asked.path().endsWith("/scores")) {
            return TestPlatform.SCOPES.get(2);
        }
        return asked.path().endsWith("/results") ? TestPlatform.SCOPES.get(1) : TestPlatform.SCOPES.getFirst();
    }

    synchronized Said answer(Asked asked) throws IOException {
        if (!"2".equals(asked.query().get(QUERY))) {
            return Said.status(404);
        }
        String path = asked.path();
        if (path.endsWith("/lineitems")) {
            return asked.method().equals("POST") ? added(asked) : list(asked);
        }
        String item = path.replaceFirst("/(scores|results)$", "");
        if (!items.containsKey(item)) {
            return Said.status(404);
        }
        if (path.endsWith("/scores")) {
            return scored(item, asked);
        }
        if (path.endsWith("/results")) {
            return results(item, asked);
        }
        return said(200, ITEM, items.get(item));
    }

    private Said list(Asked asked) throws IOException {
        ArrayNode found = json.createArrayNode();
        items.values().stream()
                .filter(each -> matches(each, "resourceLinkId", asked.query().get("resource_link_id")))
                .filter(each -> matches(each, "resourceId", asked.query().get("resource_id")))
                .filter(each -> matches(each, "tag", asked.query().get("tag")))
                .forEach(found::add);
        return said(200, ITEMS, found);
    }

    private Said added(Asked asked) throws IOException {
        JsonNode item = json.readTree(asked.body());
        if (!type(asked).equals(ITEM)
                || !item.hasNonNull("label")
                || item.path("scoreMaximum").asDouble() <= 0) {
            return Said.status(400);
        }
        return said(201, ITEM, put((ObjectNode) item));
    }

    private Said scored(String item, Asked asked) throws IOException {
        JsonNode score = json.readTree(asked.body());
        if (!type(asked).equals(SCORE)
                || !score.hasNonNull("userId")
                || !score.hasNonNull("activityProgress")
                || !score.hasNonNull("gradingProgress")
                || score.has("scoreGiven") != score.has("scoreMaximum")) {
            return Said.status(400);
        }
        List<JsonNode> before = scores.computeIfAbsent(item, _ -> new ArrayList<>());
        boolean late = before.stream()
                .filter(each -> each.get("userId").equals(score.get("userId")))
                .anyMatch(each -> !time(score).isAfter(time(each)));
        if (late) {
            return Said.status(409);
        }
        before.add(score);
        return Said.status(200);
    }

    private Said results(String item, Asked asked) throws IOException {
        ArrayNode results = json.createArrayNode();
        scores.getOrDefault(item, List.of()).stream()
                .map(each -> each.get("userId").asText())
                .distinct()
                .filter(subject ->
                        asked.query().getOrDefault("user_id", subject).equals(subject))
                .forEach(subject -> {
                    JsonNode last = result(URI.create(item), subject).orElseThrow();
                    ObjectNode result = results.addObject().put("userId", subject);
                    if (last.has("scoreGiven")) {
                        result.set("resultScore", last.get("scoreGiven"));
                        result.set("resultMaximum", last.get("scoreMaximum"));
                    }
                });
        return said(200, RESULTS, results);
    }

    private ObjectNode put(ObjectNode item) {
        String address = base + "/lineitems/" + (items.size() + scores.size() + 1);
        item.put("id", address + "?" + QUERY + "=2");
        items.put(URI.create(address).getPath(), item);
        return item;
    }

    private Said said(int status, String type, JsonNode body) throws IOException {
        return new Said(status, type, json.writeValueAsString(body), Map.of());
    }

    private static boolean matches(JsonNode item, String member, String wanted) {
        return wanted == null || wanted.equals(item.path(member).asText());
    }

    private static String type(Asked asked) {
        return asked.headers().getOrDefault("content-type", "");
    }

    private static Instant time(JsonNode score) {
        return Instant.parse(score.get("timestamp").asText());
    }
}
