package org.shuyuan.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.shuyuan.catalog.Schooling;
import org.shuyuan.people.Account;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.search.answer.Answer;
import org.shuyuan.search.answer.Found;
import org.shuyuan.search.answer.Hit;
import org.shuyuan.search.engine.SearchResponse;
import org.shuyuan.search.query.Predicate;
import org.shuyuan.search.question.Asker;
import org.shuyuan.search.question.Lexicon;
import org.shuyuan.search.question.Question;
import org.shuyuan.search.question.Reading;
import org.shuyuan.search.question.Wording;
import org.shuyuan.search.suggest.Corrections;
import org.shuyuan.search.suggest.SuggestQuery;
import org.shuyuan.search.suggest.Suggestion;
import org.shuyuan.search.suggest.Suggestions;
import org.shuyuan.text.Folding;

/** Answers questions, each to the reader who asks: nobody is told of a resource that may not be seen. */
@ApplicationScoped
public class Search {

    private final Retrieval retrieval;
    private final CurrentUser user;
    private final Schooling schooling;
    private final Lexicon lexicon;
    private final Clock clock;

    Search(Retrieval retrieval, CurrentUser user, Schooling schooling, Lexicon lexicon, Clock clock) {
        this.retrieval = retrieval;
        this.user = user;
        this.schooling = schooling;
        this.lexicon = lexicon;
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
        return retrieval.unlessAway(() -> {
            Ways ways = ways(question, asker());
            Ways.Taken taken = ways.first(read(question));
            List<Hit> hits = hits(taken);
            if (!taken.reading().parts().isEmpty() && !hits.isEmpty()) {
                Map<UUID, List<Hit.FoundPlace>> places = retrieval.places(
                        taken.reading(), hits.stream().map(Hit::id).toList());
                hits = hits.stream()
                        .map(hit -> hit.at(places.getOrDefault(hit.id(), List.of())))
                        .toList();
            }
            // Whoever has narrowed or leafed through what was found knows what was asked.
            boolean begun = question.page() == 1 && question.chosen().isEmpty();
            return answer(question, taken, hits, begun ? ways.perhaps(taken, retrieval::count) : Optional.empty());
        });
    }

    /**
     * What everybody is told, whoever asks: no drafts, and no places either; and only what has all that was typed.
     *
     * @throws Problem {@link ProblemType#ENGINE_UNAVAILABLE} while the engine is away
     */
    @ActivateRequestContext
    public Answer askInPublic(Question question) {
        return retrieval.unlessAway(() -> {
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
        return new Ways(new Corrections(retrieval::query, lexicon), how, asker);
    }

    private Ways ways(Question question, Asker asker) {
        return ways((reading, predicate) -> retrieval.resources(question, reading, predicate), asker);
    }

    Reading read(Question question) {
        return Reading.of(Wording.of(question.words()), lexicon);
    }

    Asker asker() {
        Optional<UUID> account = user.account().map(Account::id);
        return new Asker(
                account,
                account.map(schooling::gradesOf).orElse(List.of()),
                account.map(schooling::editionsOf).orElse(Map.of()),
                today());
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
        return retrieval.unlessAway(() -> Suggestions.of(
                retrieval
                        .query(SuggestQuery.predicate(folded, reader), SuggestQuery.rest(), SuggestQuery.LOOKED_AT)
                        .hits(),
                folded));
    }
}
