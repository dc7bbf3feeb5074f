package org.shuyuan.share.lti.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Line items as they are written on the wire (LTI Assignment and Grade Services 2.0, 3.2.3). */
@ApplicationScoped
class LineItemJson {

    /** The database keeps no later one that anybody could mean. */
    private static final int LAST_YEAR = 9999;

    private static final int LONGEST = 2_000;

    private final ObjectMapper json;
    private final PublicAddress address;

    LineItemJson(ObjectMapper json, PublicAddress address) {
        this.json = json;
        this.address = address;
    }

    /** Where a line item stands, which is what it is called. */
    String id(LineItem item) {
        return address.of(LineItemResource.path(item.course()) + "/" + item.id());
    }

    String written(LineItem item) {
        return text(node(item));
    }

    String written(List<LineItem> items) {
        return text(json.createArrayNode().addAll(items.stream().map(this::node).toList()));
    }

    private ObjectNode node(LineItem item) {
        LineItem.Wish wish = item.wish();
        ObjectNode node = json.createObjectNode()
                .put("id", id(item))
                .put("label", wish.label())
                .put("scoreMaximum", wish.maximum());
        item.link().ifPresent(link -> node.put("resourceLinkId", link.toString()));
        wish.resourceId().ifPresent(id -> node.put("resourceId", id));
        wish.tag().ifPresent(tag -> node.put("tag", tag));
        wish.begins().ifPresent(begins -> node.put("startDateTime", begins.toString()));
        wish.ends().ifPresent(ends -> node.put("endDateTime", ends.toString()));
        return node;
    }

    /** @throws Problem {@link ProblemType#BAD_REQUEST} */
    static LineItem.Wish read(JsonNode given) {
        double maximum = given.path("scoreMaximum").asDouble(Double.NaN);
        if (!Double.isFinite(maximum) || maximum <= 0) {
            throw wrong("scoreMaximum");
        }
        return new LineItem.Wish(
                string(given, "label").orElseThrow(() -> wrong("label")),
                maximum,
                string(given, "resourceId"),
                string(given, "tag"),
                string(given, "startDateTime").map(text -> instant(text, "startDateTime")),
                string(given, "endDateTime").map(text -> instant(text, "endDateTime")));
    }

    /**
     * What a tool has sent.
     *
     * @throws Problem {@link ProblemType#BAD_REQUEST} where it is no object
     */
    JsonNode object(@Nullable String body) {
        try {
            JsonNode given = json.readTree(body == null ? "" : body);
            if (given.isObject()) {
                return given;
            }
        } catch (JsonProcessingException malformed) {
            throw Problem.because(malformed, ProblemType.BAD_REQUEST, "JSON");
        }
        throw wrong("JSON object");
    }

    static Optional<String> string(JsonNode given, String name) {
        JsonNode value = given.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        // The database keeps none.
        String text = value.asText().replace("\0", "").strip();
        if (!value.isValueNode() || text.length() > LONGEST) {
            throw wrong(name);
        }
        return Optional.of(text).filter(words -> !words.isEmpty());
    }

    /** ISO 8601 with where in the world it is. */
    static Instant instant(String text, String name) {
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            int year = at.atOffset(ZoneOffset.UTC).getYear();
            if (year < 1970 || year > LAST_YEAR) {
                throw wrong(name);
            }
            return at;
        } catch (DateTimeException malformed) {
            throw Problem.because(malformed, ProblemType.BAD_REQUEST, name);
        }
    }

    String text(JsonNode node) {
        try {
            return json.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Problem wrong(String name) {
        return Problem.of(ProblemType.BAD_REQUEST, name);
    }
}
