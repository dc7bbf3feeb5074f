package org.shuyuan.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyuan.bench.RelevanceBench;
import org.shuyuan.bench.relevance.Scores;

/** The search as a whole, with what {@code ./shuyuan relevance} does. */
class RelevanceTest {

    /** Below it a group of questions is as good as not answered, however well the others are. */
    private static final double LEAST_OF_A_GROUP = 0.75;

    @Test
    void questionsAreAnsweredByWhatTheyAskFor(@TempDir Path data) throws Exception {
        RelevanceBench.Outcome outcome = RelevanceBench.run(data);
        Scores scores = outcome.known();

        assertThat(scores.ndcg())
                .as(() -> String.join("\n", scores.worst(20)))
                .isGreaterThan(RelevanceBench.LEAST_NDCG);
        assertThat(scores.ndcgOfGroups())
                .hasSizeGreaterThan(8)
                .allSatisfy((group, ndcg) -> assertThat(ndcg).as(group).isGreaterThan(LEAST_OF_A_GROUP));
        assertThat(outcome.blind().ndcg())
                .as(() -> String.join("\n", outcome.blind().worst(20)))
                .isGreaterThan(RelevanceBench.LEAST_BLIND_NDCG);
    }
}
