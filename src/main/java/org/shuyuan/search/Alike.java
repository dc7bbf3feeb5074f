package org.shuyuan.search;

import com.google.gson.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.search.engine.Json;
import org.shuyuan.search.field.Fields;
import org.shuyuan.search.query.Visible;

/** Finds what is like a resource, by the words that are rare elsewhere and stand in both. */
@ApplicationScoped
public class Alike {

    /** Titles are short: a word counts even where it stands once. */
    private static final int LEAST_IN_ONE = 1;

    /** A word that no other resource has can find none. */
    private static final int LEAST_IN_ALL = 2;

    private static final int MOST_WORDS = 25;

    private final Retrieval retrieval;

    Alike(Retrieval retrieval) {
        this.retrieval = retrieval;
    }

    /**
     * What everybody may see, the likest first.
     *
     * @param resource that the index knows; nothing is like one that it doesn't
     * @param subjects of which it has to be; of any, where none is named
     * @throws Problem {@link ProblemType#ENGINE_UNAVAILABLE} while the engine is away
     */
    @ActivateRequestContext
    public List<UUID> to(UUID resource, List<String> subjects, int most) {
        return retrieval.unlessAway(() ->
                retrieval
                        .query(predicate(resource, subjects), Json.object("track_total_hits", false), most)
                        .hits()
                        .stream()
                        .map(hit -> UUID.fromString(hit.get("_id").getAsString()))
                        .toList());
    }

    private static JsonObject predicate(UUID resource, List<String> subjects) {
        JsonObject like = Json.object(
                "more_like_this",
                Json.object(
                        "fields",
                        List.of(Fields.TITLE, Fields.KEYWORDS, Fields.DESCRIPTION),
                        "like",
                        List.of(Json.object("_id", resource.toString())),
                        "min_term_freq",
                        LEAST_IN_ONE,
                        "min_doc_freq",
                        LEAST_IN_ALL,
                        "max_query_terms",
                        MOST_WORDS,
                        "minimum_should_match",
                        "2<30%"));
        Stream<JsonObject> subject = subjects.isEmpty()
                ? Stream.empty()
                : Stream.of(Json.object("terms", Json.object(Fields.SUBJECT, subjects)));
        return Json.object(
                "bool",
                Json.object(
                        "must",
                        List.of(like),
                        "filter",
                        Stream.concat(Stream.of(Visible.to(Optional.empty())), subject)
                                .toList()));
    }
}
