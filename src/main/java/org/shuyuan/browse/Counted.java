package org.shuyuan.browse;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.search.FacetCounts;
import org.shuyuan.search.field.Facet;
import org.shuyuan.search.question.Question;

/** How much there is of each branch: nothing while the engine is away, for the tree is there all the same. */
@ApplicationScoped
class Counted {

    private final FacetCounts counts;

    Counted(FacetCounts counts) {
        this.counts = counts;
    }

    Optional<Map<String, Long>> of(Question question, Facet facet, Collection<String> values) {
        try {
            return Optional.of(counts.of(question, facet, values));
        } catch (Problem problem) {
            if (problem.type() == ProblemType.ENGINE_UNAVAILABLE) {
                return Optional.empty();
            }
            throw problem;
        }
    }
}
