package org.shuyuan.search;

import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.search.spelling.Beginnings;
import org.shuyuan.search.spelling.Folding;

/** Picks from resources that were found the names that begin as was typed, each once. */
final class Suggestions {

    static final int MOST = 8;

    private static final Map<SuggestionType, String> FIELDS = Map.of(
            SuggestionType.TOPIC, Fields.TOPIC,
            SuggestionType.LESSON, Fields.LESSON_TITLE,
            SuggestionType.TEACHER, Fields.TEACHER,
            SuggestionType.TITLE, Fields.TITLE);

    /** @param loss how far the way it was typed is from the way it is written: 0 for characters, 1 for pinyin, 2 for initials */
    private record Ranked(Suggestion suggestion, int loss, int resources) {

        Ranked more() {
            return new Ranked(suggestion, loss, resources + 1);
        }
    }

    private Suggestions() {}

    /**
     * The nearest to what was typed first; of those what is more general, and stands in more of the resources.
     *
     * @param typed folded
     */
    static List<Suggestion> of(List<JsonObject> hits, String typed) {
        Map<String, Ranked> ranked = new LinkedHashMap<>();
        for (JsonObject hit : hits) {
            JsonObject source = hit.getAsJsonObject("_source");
            UUID id = UUID.fromString(hit.get("_id").getAsString());
            for (SuggestionType type : SuggestionType.values()) {
                Found.values(source, FIELDS.getOrDefault(type, ""))
                        .forEach(name -> Beginnings.loss(name, typed)
                                .ifPresent(loss -> ranked.merge(
                                        Folding.fold(name).replaceAll("[^\\p{L}\\p{N}]+", ""),
                                        new Ranked(suggestion(type, name, id), loss, 1),
                                        (known, again) -> known.more())));
            }
        }
        return ranked.values().stream()
                .sorted(Comparator.comparingInt(Ranked::loss)
                        .thenComparing(one -> one.suggestion().type())
                        .thenComparing(
                                Comparator.comparingInt(Ranked::resources).reversed()))
                .limit(MOST)
                .map(Ranked::suggestion)
                .toList();
    }

    private static Suggestion suggestion(SuggestionType type, String name, UUID id) {
        return new Suggestion(type, name, type == SuggestionType.TITLE ? Optional.of(id) : Optional.empty());
    }
}
