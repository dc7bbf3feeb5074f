package org.shuyuan.search;

import com.google.gson.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.search.answer.Answer;
import org.shuyuan.search.answer.Found;
import org.shuyuan.search.answer.Hit;
import org.shuyuan.search.engine.Engine;
import org.shuyuan.search.engine.Generation;
import org.shuyuan.search.engine.Json;
import org.shuyuan.search.engine.SearchConfig;
import org.shuyuan.search.engine.SearchRequest;
import org.shuyuan.search.engine.SearchResponse;
import org.shuyuan.search.query.PlaceQuery;
import org.shuyuan.search.query.Predicate;
import org.shuyuan.search.query.ResourceQuery;
import org.shuyuan.search.question.Question;
import org.shuyuan.search.question.Reading;
import org.shuyuan.search.rebuild.Schema;

/** Asks the engine: for the resources of a predicate, for how many there are of them, and for places in them. */
@ApplicationScoped
class Retrieval {

    private final Engine engine;
    private final Schema schema;
    private final SearchConfig config;

    Retrieval(Engine engine, Schema schema, SearchConfig config) {
        this.engine = engine;
        this.schema = schema;
        this.config = config;
    }

    /** Which they are and how many of what, side by side: whoever lists need not weigh what nobody will see, and who counts weighs nothing. */
    SearchResponse resources(Question question, Reading reading, Predicate predicate) {
        SearchRequest counted = resources(predicate.unweighed(), ResourceQuery.counts(question), 0, 0);
        long offset = (question.page() - 1L) * question.size();
        if (offset + question.size() > Answer.DEEPEST) {
            return ask(List.of(counted)).getFirst();
        }
        SearchRequest listed = resources(
                predicate.weighed(ResourceQuery.narrowing(question.chosen(), Optional.empty())),
                ResourceQuery.list(reading, question),
                (int) offset,
                question.size());
        List<SearchResponse> both = ask(List.of(counted, listed));
        return both.getFirst().listing(both.getLast());
    }

    /** The best places in these resources, by resource. */
    Map<UUID, List<Hit.FoundPlace>> places(Reading reading, List<UUID> resources) {
        String words = reading.core().isEmpty() ? reading.line() : reading.core();
        return Found.places(ask(List.of(request(
                        Generation.PLACES,
                        PlaceQuery.predicate(words, resources),
                        PlaceQuery.best(resources.size()),
                        0,
                        0)))
                .getFirst()
                .aggregations());
    }

    /**
     * Resources of which this is true.
     *
     * @param rest what else is wanted, in the engine's own words; how many there are is counted unless it says otherwise
     * @param limit how many are listed
     */
    SearchResponse query(JsonObject predicate, JsonObject rest, int limit) {
        return ask(List.of(resources(predicate, rest, 0, limit))).getFirst();
    }

    private static SearchRequest resources(JsonObject predicate, JsonObject rest, int offset, int limit) {
        return request(Generation.RESOURCES, predicate, rest, offset, limit);
    }

    private static SearchRequest request(String index, JsonObject predicate, JsonObject rest, int offset, int limit) {
        JsonObject body = Json.object(
                "query", predicate, "from", offset, "size", limit, "track_total_hits", true, "_source", false);
        rest.entrySet().forEach(entry -> body.add(entry.getKey(), entry.getValue()));
        return new SearchRequest(index, body);
    }

    private List<SearchResponse> ask(List<SearchRequest> requests) {
        try {
            return engine.search(requests, config.patience());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    long count(Predicate predicate) {
        return query(predicate.unweighed(), new JsonObject(), 0).total();
    }

    /**
     * What the engine answers to all that is asked in here.
     *
     * @throws Problem {@link ProblemType#ENGINE_UNAVAILABLE} while the engine is away
     */
    <T> T unlessAway(Supplier<T> question) {
        try {
            return question.get();
        } catch (UncheckedIOException failure) {
            // What an older index doesn't understand is answered when the new one has taken its place.
            if (Engine.away(failure) || schema.outdated()) {
                schema.doubt();
                throw Problem.because(failure, ProblemType.ENGINE_UNAVAILABLE, "search");
            }
            throw failure;
        }
    }
}
