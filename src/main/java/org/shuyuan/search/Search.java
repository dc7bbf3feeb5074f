package org.shuyuan.search;

import com.google.gson.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hibernate.search.backend.elasticsearch.ElasticsearchExtension;
import org.hibernate.search.backend.elasticsearch.search.query.ElasticsearchSearchResult;
import org.hibernate.search.mapper.orm.session.SearchSession;
import org.hibernate.search.util.common.SearchException;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Place;
import org.shuyuan.people.Account;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Answers questions, each to the reader who asks: nobody is told of a resource that may not be seen. */
@ApplicationScoped
public class Search {

    /** The engine refuses to count further into a list; nobody reads so far, and a harvester has other ways. */
    public static final int DEEPEST = 10_000;

    private final SearchSession session;
    private final CurrentUser user;
    private final Schema schema;
    private final SearchConfig config;

    Search(SearchSession session, CurrentUser user, Schema schema, SearchConfig config) {
        this.session = session;
        this.user = user;
        this.schema = schema;
        this.config = config;
    }

    /**
     * Two requests to the engine: which resources, and the best places in those of this page.
     *
     * @throws Problem {@link ProblemType#ENGINE_UNAVAILABLE} while the engine is away
     */
    @ActivateRequestContext
    public Answer ask(Question question) {
        return unlessAway(() -> {
            Wording wording = Wording.of(question.words());
            ElasticsearchSearchResult<JsonObject> found = resources(question, wording, reader());
            List<Hit> hits = found.hits().stream().map(Found::resource).toList();
            if (!wording.pieces().isEmpty() && !hits.isEmpty()) {
                Map<UUID, List<Hit.FoundPlace>> places =
                        places(wording, hits.stream().map(Hit::id).toList());
                hits = hits.stream()
                        .map(hit -> hit.at(places.getOrDefault(hit.id(), List.of())))
                        .toList();
            }
            return answer(question, found, hits);
        });
    }

    /**
     * What everybody is told, whoever asks: no drafts, and no places either.
     *
     * @throws Problem {@link ProblemType#ENGINE_UNAVAILABLE} while the engine is away
     */
    @ActivateRequestContext
    public Answer askInPublic(Question question) {
        return unlessAway(() -> {
            ElasticsearchSearchResult<JsonObject> found =
                    resources(question, Wording.of(question.words()), Optional.empty());
            return answer(
                    question, found, found.hits().stream().map(Found::resource).toList());
        });
    }

    private static Answer answer(Question question, ElasticsearchSearchResult<JsonObject> found, List<Hit> hits) {
        return new Answer(
                found.total().hitCount(), question.page(), question.size(), hits, Found.facets(found.responseBody()));
    }

    /**
     * At most eight resources whose title, lesson or keyword begins with what was typed so far, in characters, in pinyin
     * or in the initials of the pinyin.
     *
     * @throws Problem {@link ProblemType#ENGINE_UNAVAILABLE} while the engine is away
     */
    @ActivateRequestContext
    public List<Suggestion> suggest(String typed) {
        Wording wording = Wording.of(typed);
        if (wording.pieces().isEmpty()) {
            return List.of();
        }
        return unlessAway(() -> query(
                        LearningResource.class,
                        SuggestQuery.predicate(wording.line(), reader()),
                        SuggestQuery::complete,
                        0,
                        SuggestQuery.MOST)
                .hits()
                .stream()
                .map(Suggestion::read)
                .toList());
    }

    private ElasticsearchSearchResult<JsonObject> resources(Question question, Wording wording, Optional<UUID> reader) {
        long offset = (question.page() - 1L) * question.size();
        boolean tooDeep = offset + question.size() > DEEPEST;
        return query(
                LearningResource.class,
                ResourceQuery.predicate(wording, reader),
                body -> ResourceQuery.complete(body, wording, question),
                tooDeep ? 0 : (int) offset,
                tooDeep ? 0 : question.size());
    }

    private Map<UUID, List<Hit.FoundPlace>> places(Wording wording, List<UUID> resources) {
        return Found.places(
                query(Place.class, PlaceQuery.predicate(wording, resources), PlaceQuery::complete, 0, resources.size())
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
