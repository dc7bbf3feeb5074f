package org.shuyuan.search;

import com.google.gson.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.shuyuan.catalog.ReaderGrades;
import org.shuyuan.people.Account;
import org.shuyuan.people.CurrentUser;
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
import org.shuyuan.search.question.Asker;
import org.shuyuan.search.question.Lexicon;
import org.shuyuan.search.question.Question;
import org.shuyuan.search.question.Reading;
import org.shuyuan.search.question.Wording;
import org.shuyuan.search.rebuild.Schema;
import org.shuyuan.search.suggest.Corrections;
import org.shuyuan.search.suggest.SuggestQuery;
import org.shuyuan.search.suggest.Suggestion;
import org.shuyuan.search.suggest.Suggestions;
import org.shuyuan.text.Folding;

/** Answers questions, each to the reader who asks: nobody is told of a resource that may not be seen. */
@ApplicationScoped
public class Search {

    private final Engine engine;
    private final CurrentUser user;
    private final ReaderGrades grades;
    private final Lexicon lexicon;
    private final Schema schema;
    private final SearchConfig config;
    private final Clock clock;

    Search(
            Engine engine,
            CurrentUser user,
            ReaderGrades grades,
            Lexicon lexicon,
            Schema schema,
            SearchConfig config,
            Clock clock) {
        this.engine = engine;
        this.user = user;
        this.grades = grades;
        this.lexicon = lexicon;
        this.schema = schema;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Usually two requests to the engine: which resources, and the best places in those of this page. Where nothing has all that was
     * typed, what was meant is looked for, then what has most of it, and last some of it.
     *
     * @throws Problem {@link ProblemType#ENGINE_UNAVAILABLE} while the engine is away
     */
    @ActivateRequestContext
    public Answer ask(Question question) {
        return unlessAway(() -> {
            Ways ways = ways(question, asker());
            Ways.Taken taken = ways.first(read(question));
            List<Hit> hits = hits(taken);
            if (!taken.reading().parts().isEmpty() && !hits.isEmpty()) {
                Map<UUID, List<Hit.FoundPlace>> places =
                        places(taken.reading(), hits.stream().map(Hit::id).toList());
                hits = hits.stream()
                        .map(hit -> hit.at(places.getOrDefault(hit.id(), List.of())))
                        .toList();
            }
            // Whoever has narrowed or leafed through what was found knows what was asked.
            boolean begun = question.page() == 1 && question.chosen().isEmpty();
            return answer(question, taken, hits, begun ? ways.perhaps(taken, this::count) : Optional.empty());
        });
    }

    /**
     * What everybody is told, whoever asks: no drafts, and no places either; and only what has all that was typed.
     *
     * @throws Problem {@link ProblemType#ENGINE_UNAVAILABLE} while the engine is away
     */
    @ActivateRequestContext
    public Answer askInPublic(Question question) {
        return unlessAway(() -> {
            Ways.Taken taken = ways(question, anybody()).asTyped(read(question));
            return answer(question, taken, hits(taken), Optional.empty());
        });
    }

    /**
     * How to ask what this reader may see.
     *
     * @param how what is wanted of the resources of a predicate
     */
    Ways ways(BiFunction<Reading, Predicate, SearchResponse> how, Asker asker) {
        return new Ways(new Corrections(this::query, lexicon), how, asker);
    }

    private Ways ways(Question question, Asker asker) {
        return ways((reading, predicate) -> resources(question, reading, predicate), asker);
    }

    Reading read(Question question) {
        return Reading.of(Wording.of(question.words()), lexicon);
    }

    Asker asker() {
        Optional<UUID> account = user.account().map(Account::id);
        return new Asker(account, account.map(grades::gradesOf).orElse(List.of()), today());
    }

    Asker anybody() {
        return Asker.anybody(today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static List<Hit> hits(Ways.Taken taken) {
        return taken.found().hits().stream().map(Found::resource).toList();
    }

    private static Answer answer(
            Question question, Ways.Taken taken, List<Hit> hits, Optional<Answer.Perhaps> perhaps) {
        return new Answer(
                Found.narrowed(taken.found().aggregations()),
                question.page(),
                question.size(),
                hits,
                Found.facets(taken.found().aggregations()),
                taken.meant(),
                perhaps,
                taken.whole());
    }

    private long count(Predicate predicate) {
        return query(predicate.unweighed(), new JsonObject(), 0).total();
    }

    /**
     * Titles, lessons, topics and teachers that begin as was typed so far, in characters, in pinyin, in initials, or in any mixture
     * of them.
     *
     * @throws Problem {@link ProblemType#ENGINE_UNAVAILABLE} while the engine is away
     */
    @ActivateRequestContext
    public List<Suggestion> suggest(String typed) {
        String folded = Folding.fold(Wording.of(typed).line());
        if (folded.isEmpty()) {
            return List.of();
        }
        Optional<UUID> reader = user.account().map(Account::id);
        return unlessAway(() -> Suggestions.of(
                query(SuggestQuery.predicate(folded, reader), SuggestQuery.rest(), SuggestQuery.LOOKED_AT)
                        .hits(),
                folded));
    }

    /** Which they are and how many of what, side by side: whoever lists need not weigh what nobody will see, and who counts weighs nothing. */
    private SearchResponse resources(Question question, Reading reading, Predicate predicate) {
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

    private Map<UUID, List<Hit.FoundPlace>> places(Reading reading, List<UUID> resources) {
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

    Optional<UUID> reader() {
        return user.account().map(Account::id);
    }

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
