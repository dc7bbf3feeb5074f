package org.shuyuan.learn.quiz.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final UUID THREE = new UUID(0, 3);

    private static Map<UUID, Double> attempt(double one, double two, double three) {
        return Map.of(ONE, one, TWO, two, THREE, three);
    }

    private static ItemFigures of(UUID question, List<Map<UUID, Double>> attempts) {
        return Statistics.of(attempts).stream()
                .filter(figures -> figures.question().equals(question))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void difficultyIsTheMeanShare() {
        ItemFigures figures = of(ONE, List.of(attempt(1, 0, 0), attempt(0.5, 1, 0), attempt(0, 1, 1)));

        assertThat(figures.answers()).isEqualTo(3);
        assertThat(figures.difficulty()).isEqualTo(0.5);
    }

    @Test
    void discriminationLeavesTheQuestionOutOfTheScore() {
        // Of ONE: shares 1, 1, 0, 0; rest 2, 1, 1, 0: covariance 2, variances 1 and 2.
        List<Map<UUID, Double>> attempts =
                List.of(attempt(1, 1, 1), attempt(1, 1, 0), attempt(0, 0, 1), attempt(0, 0, 0));

        assertThat(of(ONE, attempts).discrimination().orElseThrow()).isCloseTo(1 / Math.sqrt(2), within(1e-9));
        // Of THREE the rest is 2, 2, 0, 0 beside 1, 0, 1, 0: nothing in common.
        assertThat(of(THREE, attempts).discrimination().orElseThrow()).isCloseTo(0, within(1e-9));
    }

    @Test
    void whoOnlyTheWeakKnowCountsAgainstTheScore() {
        assertThat(of(ONE, List.of(attempt(0, 1, 1), attempt(1, 0, 0)))
                        .discrimination()
                        .orElseThrow())
                .isCloseTo(-1, within(1e-9));
    }

    @Test
    void whereNothingVariesThereIsNoDiscrimination() {
        assertThat(of(ONE, List.of(attempt(1, 0, 1), attempt(1, 1, 1))).discrimination())
                .isEmpty();
        assertThat(of(ONE, List.of(attempt(0.1, 0.1, 0.2), attempt(1, 0.2, 0.1)))
                        .discrimination())
                .isEmpty();
        assertThat(of(ONE, List.of(attempt(1, 0, 1))).discrimination()).isEmpty();
        assertThat(of(ONE, List.of(Map.of(ONE, 1.0), Map.of(ONE, 0.0))).discrimination())
                .isEmpty();
        assertThat(Statistics.of(List.of())).isEmpty();
        assertThat(Statistics.of(List.of(Map.of()))).isEmpty();
    }

    @Test
    void attemptsWithoutTheQuestionSayNothingOfIt() {
        List<Map<UUID, Double>> attempts = List.of(attempt(1, 1, 1), attempt(0, 0, 0), Map.of(TWO, 0.0, THREE, 1.0));

        assertThat(of(ONE, attempts).answers()).isEqualTo(2);
        assertThat(of(ONE, attempts).difficulty()).isEqualTo(0.5);
        assertThat(of(TWO, attempts).answers()).isEqualTo(3);
    }

    @Test
    void manyAttemptsStayBetweenMinusOneAndOne() {
        List<Map<UUID, Double>> attempts = IntStream.range(0, 10_000)
                .mapToObj(at -> attempt(at % 7 / 6.0, at % 7 / 6.0, at % 7 / 6.0))
                .toList();

        assertThat(Statistics.of(attempts))
                .hasSize(3)
                .allSatisfy(figures ->
                        assertThat(figures.discrimination().orElseThrow()).isBetween(0.999999, 1.0));
    }
}
