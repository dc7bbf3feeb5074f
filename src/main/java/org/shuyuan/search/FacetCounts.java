package org.shuyuan.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.search.answer.Facets;
import org.shuyuan.search.answer.Found;
import org.shuyuan.search.field.Facet;
import org.shuyuan.search.query.ResourceQuery;
import org.shuyuan.search.question.Question;

/** Counts what the reader may see by values that are known beforehand, as the lessons of a textbook are: none is overlooked, however rare. */
@ApplicationScoped
public class FacetCounts {

    private final Search search;
    private final Retrieval retrieval;

    FacetCounts(Search search, Retrieval retrieval) {
        this.search = search;
        this.retrieval = retrieval;
    }

    /**
     * How many resources have each of these values, of those to which everything else in the question narrows; values that nothing has are
     * left out. Where nothing has what was typed, they are counted of what {@link Search#ask} answers instead.
     *
     * @throws Problem {@link ProblemType#ENGINE_UNAVAILABLE} while the engine is away
     */
    @ActivateRequestContext
    public Map<String, Long> of(Question question, Facet facet, Collection<String> values) {
        if (values.isEmpty()) {
            return Map.of();
        }
        return retrieval.unlessAway(() -> Found.counts(
                        search.ways(
                                        (_, predicate) -> retrieval.query(
                                                predicate.unweighed(),
                                                ResourceQuery.counts(question, facet, values),
                                                0),
                                        search.asker())
                                .first(search.read(question))
                                .found()
                                .aggregations(),
                        facet)
                .stream()
                .collect(Collectors.toMap(Facets.Count::id, Facets.Count::count)));
    }
}
