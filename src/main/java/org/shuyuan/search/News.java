package org.shuyuan.search;

import com.google.gson.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.search.engine.Json;
import org.shuyuan.search.field.Fields;
import org.shuyuan.search.query.ResourceQuery;
import org.shuyuan.search.question.Question;

/** How much a question finds that it didn't find before. */
@ApplicationScoped
public class News {

    private static final String ISO = "strict_date_optional_time_nanos";

    private final Search search;
    private final Retrieval retrieval;

    News(Search search, Retrieval retrieval) {
        this.search = search;
        this.retrieval = retrieval;
    }

    /**
     * How many resources were published since then that everybody may find.
     *
     * @throws Problem {@link ProblemType#ENGINE_UNAVAILABLE} while the engine is away
     */
    @ActivateRequestContext
    public long of(Question question, Instant since) {
        JsonObject later = Json.object(
                "range", Json.object(Fields.PUBLISHED_AT, Json.object("gt", since.toString(), "format", ISO)));
        JsonObject predicate = Json.object(
                "bool",
                Json.object(
                        "filter",
                        List.of(
                                later,
                                ResourceQuery.predicate(search.read(question), search.anybody())
                                        .unweighed(),
                                ResourceQuery.narrowing(question.chosen(), Optional.empty()))));
        return retrieval.unlessAway(
                () -> retrieval.query(predicate, new JsonObject(), 0).total());
    }
}
