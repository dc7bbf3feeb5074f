package org.shuyuan.search;

import com.google.gson.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hibernate.search.backend.elasticsearch.ElasticsearchExtension;
import org.hibernate.search.backend.elasticsearch.search.query.ElasticsearchSearchResult;
import org.hibernate.search.mapper.orm.session.SearchSession;
import org.hibernate.search.util.common.SearchException;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Place;
import org.shuyuan.catalog.ReaderGrades;
import org.shuyuan.people.Account;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.search.answer.Answer;
import org.shuyuan.search.answer.Found;
import org.shuyuan.search.answer.Hit;
import org.shuyuan.search.engine.Engine;
import org.shuyuan.search.engine.SearchConfig;
import org.shuyuan.search.query.PlaceQuery;
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

    private final SearchSession session;
    private final CurrentUser user;
    private final ReaderGrades grades;
    private final Lexicon lexicon;
    private final Schema schema;
    private final SearchConfig config;

    Search(
            SearchSession session,
            CurrentUser user,
            ReaderGrades grades,
            Lexicon lexicon,
            Schema schema,
            SearchConfig config) {
        this.session = session;
        this.user = user;
        this.grades = grades;
        this.lexicon = lexicon;
        this.schema = schema;
        this.config = config;
    }

    /**
     * Usually two requests to the engine: which resources, and the best places in those of this page. Where nothing has all that was
     * typed, what was meant is looked for, and last what has most of it.
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
            Ways.Taken taken = ways(question, Asker.ANYBODY).asTyped(read(question));
            return answer(question, taken, hits(taken), Optional.empty());
        });
    }

    /**
     * How to ask what this reader may see.
     *
     * @param how what is wanted of the resources of a predicate
     */
    Ways ways(BiFunction<Reading, JsonObject, ElasticsearchSearchResult<JsonObject>> how, Asker asker) {
        return new Ways(new Corrections(this::looked, lexicon), how, asker);
    }

    private Ways ways(Question question, Asker asker) {
        return ways((reading, predicate) -> resources(question, reading, predicate), asker);
    }

    Reading read(Question question) {
        return Reading.of(Wording.of(question.words()), lexicon);
    }

    Asker asker() {
        Optional<UUID> account = user.account().map(Account::id);
        return new Asker(account, account.map(grades::gradesOf).orElse(List.of()));
    }

    private static List<Hit> hits(Ways.Taken taken) {
        return taken.found().hits().stream().map(Found::resource).toList();
    }

    private static Answer answer(
            Question question, Ways.Taken taken, List<Hit> hits, Optional<Answer.Perhaps> perhaps) {
        return new Answer(
                taken.total(),
                question.page(),
                question.size(),
                hits,
                Found.facets(taken.found().responseBody()),
                taken.meant(),
                perhaps);
    }

    private long count(JsonObject predicate) {
        return query(LearningResource.class, predicate, _ -> {}, 0, 0).total().hitCount();
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
                query(
                                LearningResource.class,
                                SuggestQuery.predicate(folded, reader),
                                SuggestQuery::complete,
                                0,
                                SuggestQuery.LOOKED_AT)
                        .hits(),
                folded));
    }

    private Corrections.Looked looked(JsonObject predicate, JsonObject more, int size) {
        ElasticsearchSearchResult<JsonObject> found = query(
                LearningResource.class,
                predicate,
                body -> more.entrySet().forEach(entry -> body.add(entry.getKey(), entry.getValue())),
                0,
                size);
        return new Corrections.Looked(found.hits(), found.responseBody());
    }

    private ElasticsearchSearchResult<JsonObject> resources(Question question, Reading reading, JsonObject predicate) {
        long offset = (question.page() - 1L) * question.size();
        boolean tooDeep = offset + question.size() > Answer.DEEPEST;
        return query(
                LearningResource.class,
                predicate,
                body -> ResourceQuery.complete(body, reading, question),
                tooDeep ? 0 : (int) offset,
                tooDeep ? 0 : question.size());
    }

    private Map<UUID, List<Hit.FoundPlace>> places(Reading reading, List<UUID> resources) {
        String words = reading.core().isEmpty() ? reading.line() : reading.core();
        return Found.places(
                query(Place.class, PlaceQuery.predicate(words, resources), PlaceQuery::complete, 0, resources.size())
                        .hits());
    }

    // The type of reference that the session's own signature names is deprecated; we never see one.
    @SuppressWarnings("deprecation")
    ElasticsearchSearchResult<JsonObject> query(
            Class<?> type, JsonObject predicate, Consumer<JsonObject> rest, int offset, int limit) {
        return session.search(type)
                .extension(ElasticsearchExtension.get())
                .select(hit -> hit.jsonHit())
                .where(where -> where.fromJson(predicate))
                .requestTransformer(request -> rest.accept(request.body()))
                .failAfter(config.patience().toMillis(), TimeUnit.MILLISECONDS)
                .fetch(offset, limit);
    }

    Optional<UUID> reader() {
        return user.account().map(Account::id);
    }

    <T> T unlessAway(Supplier<T> question) {
        try {
            return question.get();
        } catch (SearchException failure) {
            // What an older index doesn't understand is answered when the new one has taken its place.
            if (Engine.away(failure) || schema.outdated()) {
                schema.doubt();
                throw Problem.because(failure, ProblemType.ENGINE_UNAVAILABLE, "search");
            }
            throw failure;
        }
    }
}
