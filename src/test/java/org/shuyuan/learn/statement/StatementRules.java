package org.shuyuan.learn.statement;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of xAPI 1.0.3 (Data, 2) for what this service says, strictly: what isn't foreseen there is wrong. */
final class StatementRules {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Pattern SEGMENTS = Pattern.compile(
            "\\d+(\\.\\d{1,3})?\\[\\.]\\d+(\\.\\d{1,3})?(\\[,]\\d+(\\.\\d{1,3})?\\[\\.]\\d+(\\.\\d{1,3})?)*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(E[-+]?\\d+)?");
    private static final Pattern SHORT_DURATION = Pattern.compile("PT.*?(\\.\\d{1,2})?S|PT\\d+[HM].*");
    private static final String VIDEO = "https://w3id.org/xapi/video";
    private static final String INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction";
    private static final Map<String, Set<String>> COMPONENTS = Map.of(
            "choice", Set.of("choices"),
            "sequencing", Set.of("choices"),
            "true-false", Set.of(),
            "fill-in", Set.of(),
            "numeric", Set.of());

    private StatementRules() {}

    /** @throws IllegalArgumentException that says what is wrong */
    static void check(JsonNode statement) {
        only(statement, Set.of("id", "actor", "verb", "object", "result", "context", "timestamp"));
        uuid(text(statement, "id"));
        actor(must(statement, "actor"));
        JsonNode verb = must(statement, "verb");
        only(verb, Set.of("id", "display"));
        iri(text(verb, "id"));
        languageMap(must(verb, "display"));
        activity(must(statement, "object"));
        OffsetDateTime.parse(text(statement, "timestamp"));
        if (statement.has("context")) {
            context(statement.path("context"));
        }
        if (statement.has("result")) {
            result(statement.path("result"), statement.path("object"));
        }
        if (statement.toString().contains(VIDEO + "/extensions")) {
            video(statement);
        }
    }

    private static void actor(JsonNode actor) {
        only(actor, Set.of("objectType", "account"));
        right(text(actor, "objectType").equals("Agent"), "objectType of the actor");
        only(must(actor, "account"), Set.of("homePage", "name"));
        iri(text(actor.path("account"), "homePage"));
        right(!text(actor.path("account"), "name").isBlank(), "name of the account");
    }

    private static void activity(JsonNode activity) {
        only(activity, Set.of("objectType", "id", "definition"));
        right(text(activity, "objectType").equals("Activity"), "objectType");
        iri(text(activity, "id"));
        JsonNode definition = must(activity, "definition");
        String type = text(definition, "type");
        iri(type);
        for (String map : List.of("name", "description")) {
            if (definition.has(map)) {
                languageMap(definition.path(map));
            }
        }
        if (!type.equals(INTERACTION)) {
            only(definition, Set.of("type", "name", "description"));
            return;
        }
        String kind = text(definition, "interactionType");
        right(COMPONENTS.containsKey(kind), "interactionType " + kind);
        Set<String> components = COMPONENTS.getOrDefault(kind, Set.of());
        only(
                definition,
                components.isEmpty()
                        ? Set.of("type", "description", "interactionType", "correctResponsesPattern")
                        : Set.of("type", "description", "interactionType", "correctResponsesPattern", "choices"));
        right(!must(definition, "correctResponsesPattern").isEmpty(), "correctResponsesPattern");
        definition.path("correctResponsesPattern").forEach(pattern -> pattern(kind, pattern.asText(), definition));
        components.forEach(name -> must(definition, name).forEach(component -> {
            only(component, Set.of("id", "description"));
            right(!text(component, "id").matches(".*\\s.*"), "id of a choice");
            languageMap(must(component, "description"));
        }));
    }

    private static void pattern(String kind, String pattern, JsonNode definition) {
        switch (kind) {
            case "true-false" -> right(Set.of("true", "false").contains(pattern), pattern);
            case "numeric" ->
                right(
                        List.of(pattern.split("\\[:]", -1)).stream()
                                .allMatch(each -> NUMBER.matcher(each).matches()),
                        pattern);
            case "choice", "sequencing" -> {
                List<String> ids = definition.path("choices").findValuesAsText("id");
                right(ids.containsAll(List.of(pattern.split("\\[,]"))), pattern);
            }
            default -> right(!pattern.isEmpty(), "empty pattern");
        }
    }

    private static void context(JsonNode context) {
        only(context, Set.of("registration", "contextActivities", "extensions"));
        if (context.has("registration")) {
            uuid(text(context, "registration"));
        }
        JsonNode around = context.path("contextActivities");
        only(around, Set.of("parent", "grouping", "category"));
        around.forEach(list -> {
            right(list.isArray() && !list.isEmpty(), "contextActivities");
            list.forEach(StatementRules::activity);
        });
        extensions(context);
    }

    private static void result(JsonNode result, JsonNode object) {
        only(result, Set.of("score", "success", "completion", "response", "duration", "extensions"));
        if (result.has("score")) {
            JsonNode score = result.path("score");
            only(score, Set.of("scaled", "raw", "min", "max"));
            double raw = score.path("raw").asDouble(-1);
            right(Math.abs(score.path("scaled").asDouble(9)) <= 1, "scaled");
            right(
                    raw >= score.path("min").asDouble()
                            && raw <= score.path("max").asDouble(),
                    "raw");
        }
        for (String flag : List.of("success", "completion")) {
            right(!result.has(flag) || result.path(flag).isBoolean(), flag);
        }
        if (result.has("duration")) {
            Duration.parse(text(result, "duration"));
            right(SHORT_DURATION.matcher(text(result, "duration")).matches(), "duration");
        }
        if (result.has("response")) {
            JsonNode definition = object.path("definition");
            String response = text(result, "response");
            switch (definition.path("interactionType").asText()) {
                case "numeric" -> right(NUMBER.matcher(response).matches(), response);
                case "true-false" -> right(Set.of("true", "false").contains(response), response);
                case "choice", "sequencing" -> pattern("choice", response, definition);
                case "fill-in" -> right(!response.isEmpty(), "response");
                default -> right(false, "a response to what is no question");
            }
        }
        extensions(result);
    }

    /** Of the video profile 1.0: what its statements have to say. */
    private static void video(JsonNode statement) {
        JsonNode result = statement.path("result").path("extensions");
        right(must(result, VIDEO + "/extensions/time").isNumber(), "time");
        double progress = must(result, VIDEO + "/extensions/progress").asDouble(-1);
        right(progress >= 0 && progress <= 1, "progress");
        String segments = text(result, VIDEO + "/extensions/played-segments");
        right(SEGMENTS.matcher(segments).matches(), segments);
        JsonNode context = statement.path("context");
        uuid(text(context.path("extensions"), VIDEO + "/extensions/session-id"));
        right(
                context.path("contextActivities")
                        .path("category")
                        .findValuesAsText("id")
                        .contains(VIDEO),
                "category");
    }

    private static void extensions(JsonNode holder) {
        holder.path("extensions").fieldNames().forEachRemaining(StatementRules::iri);
    }

    private static void languageMap(JsonNode map) {
        right(map.isObject() && !map.isEmpty(), "language map");
        map.properties().forEach(entry -> {
            right(
                    !Locale.forLanguageTag(entry.getKey()).toLanguageTag().isEmpty()
                            && entry.getKey().matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
                    entry.getKey());
            right(entry.getValue().isTextual(), "words of " + entry.getKey());
        });
    }

    private static void iri(String iri) {
        right(URI.create(iri).isAbsolute(), "no IRI: " + iri);
    }

    private static void uuid(String uuid) {
        right(UUID.matcher(uuid).matches(), "no UUID: " + uuid);
    }

    private static JsonNode must(JsonNode node, String name) {
        right(node.hasNonNull(name), name + " is missing");
        return node.path(name);
    }

    private static String text(JsonNode node, String name) {
        right(must(node, name).isTextual(), name + " is no text");
        return node.path(name).asText();
    }

    private static void only(JsonNode node, Set<String> names) {
        node.properties().forEach(entry -> {
            right(names.contains(entry.getKey()), "unforeseen: " + entry.getKey());
            right(!entry.getValue().isNull(), entry.getKey() + " is null");
        });
    }

    private static void right(boolean right, String what) {
        if (!right) {
            throw new IllegalArgumentException(what);
        }
    }
}
