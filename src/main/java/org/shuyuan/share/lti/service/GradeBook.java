package org.shuyuan.share.lti.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.service.PlatformFailed.Reason;
import org.shuyuan.share.lti.service.Wire.Page;

/** The grade books of classes (Assignment and Grade Services 2.0). */
@ApplicationScoped
public class GradeBook {

    private static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";
    private static final String ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    private static final String SCORE = "application/vnd.ims.lis.v1.score+json";
    private static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";

    private static final String LINK = "resourceLinkId";
    private static final String RESOURCE = "resourceId";
    private static final String TAG = "tag";

    /** With milliseconds even where there are none: platforms compare what was told in the same second. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Wire wire;
    private final ObjectMapper json;

    GradeBook(Wire wire, ObjectMapper json) {
        this.wire = wire;
        this.json = json;
    }

    /**
     * What stands in a line item.
     *
     * @param score nothing where there is none
     * @param maximum that the score is of; 1 unless told (Assignment and Grade Services 2.0, 3.3.4.4)
     */
    public record Result(String subject, Optional<Double> score, double maximum, Optional<String> comment) {}

    /** The line item of a link that we have made ourselves. */
    public Optional<LineItem> find(Platform platform, URI lineItems, LineItem.Wanted wanted)
            throws PlatformFailed, InterruptedException {
        URI asked = with(
                with(with(lineItems, "resource_link_id", wanted.resourceLink()), "resource_id", wanted.resource()),
                TAG,
                wanted.tag());
        Pages pages = new Pages(wire, platform, Scope.LINE_ITEM, ITEMS, asked);
        for (Optional<Page> page = pages.next(); page.isPresent(); page = pages.next()) {
            for (JsonNode each : list(page.get())) {
                // Not every platform chooses, and then these are all that there are.
                if (wanted.resourceLink().equals(each.path(LINK).asText())
                        && wanted.resource().equals(each.path(RESOURCE).asText())
                        && wanted.tag().equals(each.path(TAG).asText())) {
                    return Optional.of(item(each, lineItems));
                }
            }
        }
        return Optional.empty();
    }

    /** The line item that is wished for: found, or made. */
    public LineItem require(Platform platform, URI lineItems, LineItem.Wanted wanted)
            throws PlatformFailed, InterruptedException {
        Optional<LineItem> found = find(platform, lineItems, wanted);
        if (found.isPresent()) {
            return found.get();
        }
        ObjectNode body = json.createObjectNode()
                .put("label", wanted.label())
                .put("scoreMaximum", wanted.scoreMaximum())
                .put(LINK, wanted.resourceLink())
                .put(RESOURCE, wanted.resource())
                .put(TAG, wanted.tag());
        return item(whole(wire.post(platform, lineItems, Scope.LINE_ITEM, ITEM, body)), lineItems);
    }

    public void tell(Platform platform, URI lineItem, Score score) throws PlatformFailed, InterruptedException {
        ObjectNode body = json.createObjectNode()
                .put("userId", score.subject())
                .put("timestamp", TIME.format(score.at()))
                .put("activityProgress", score.completed() ? "Completed" : "InProgress")
                .put("gradingProgress", score.given().isPresent() ? "FullyGraded" : "NotReady");
        score.given().ifPresent(given -> body.put("scoreGiven", given).put("scoreMaximum", score.maximum()));
        score.comment().ifPresent(comment -> body.put("comment", comment));
        wire.post(platform, below(lineItem, "/scores"), Scope.SCORE, SCORE, body);
    }

    /** What stands there of everybody; nothing of those who have no score. */
    public List<Result> results(Platform platform, URI lineItem) throws PlatformFailed, InterruptedException {
        Pages pages = new Pages(wire, platform, Scope.RESULT, RESULTS, below(lineItem, "/results"));
        List<Result> results = new ArrayList<>();
        for (Optional<Page> page = pages.next(); page.isPresent(); page = pages.next()) {
            for (JsonNode each : list(page.get())) {
                results.add(new Result(
                        each.path("userId").asText(),
                        Optional.of(each.path("resultScore"))
                                .filter(JsonNode::isNumber)
                                .map(JsonNode::asDouble),
                        each.path("resultMaximum").asDouble(1),
                        Optional.of(each.path("comment").asText("")).filter(comment -> !comment.isEmpty())));
            }
        }
        return results;
    }

    /** The query stays where it is: some platforms know by it which line item is meant. */
    static URI below(URI address, String segment) {
        String text = address.toString();
        int query = text.indexOf('?');
        int end = query < 0 ? text.length() : query;
        String path = text.substring(0, end);
        return URI.create(
                (path.endsWith("/") ? path.substring(0, path.length() - 1) : path) + segment + text.substring(end));
    }

    private static URI with(URI address, String name, String value) {
        return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + name + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private static JsonNode list(Page page) throws PlatformFailed {
        return page.json()
                .filter(JsonNode::isArray)
                .orElseThrow(() -> PlatformFailed.of(Reason.UNINTELLIGIBLE, "no list came"));
    }

    private static JsonNode whole(Page page) throws PlatformFailed {
        return page.json()
                .filter(JsonNode::isObject)
                .orElseThrow(() -> PlatformFailed.of(Reason.UNINTELLIGIBLE, "no line item came"));
    }

    private static LineItem item(JsonNode told, URI from) throws PlatformFailed {
        String id = told.path("id").asText("");
        try {
            URI address = from.resolve(URI.create(id));
            // The token goes along.
            if (id.isBlank() || !Pages.sameOrigin(from, address)) {
                throw PlatformFailed.of(Reason.ADDRESS_REFUSED, "the line item is elsewhere: " + address.getHost());
            }
            return new LineItem(
                    address,
                    told.path("label").asText(),
                    told.path("scoreMaximum").asDouble(),
                    text(told, LINK),
                    text(told, RESOURCE),
                    text(told, TAG));
        } catch (IllegalArgumentException e) {
            throw PlatformFailed.of(Reason.UNINTELLIGIBLE, "the line item has no address");
        }
    }

    private static Optional<String> text(JsonNode told, String member) {
        return Optional.of(told.path(member).asText("")).filter(text -> !text.isEmpty());
    }
}
