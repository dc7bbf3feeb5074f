package org.shuyuan.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuyuan.describe.Spoken;

/** Speech is cut where nobody speaks, and nothing is said where nothing is heard. */
class PieceTest {

    private static final float LOUD = 0.01f;
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Test
    void whatIsShortStaysWhole() {
        assertThat(Piece.of(loud(9_000), TEN_SECONDS)).containsExactly(new Piece(0, 0, 9_000));
    }

    @Test
    void aCutLiesInThePauseNearTheEndOfAPiece() {
        Loudness speech = withSilence(15_000, 8_000, 8_400);

        assertThat(Piece.of(speech, TEN_SECONDS)).containsExactly(new Piece(0, 0, 8_300), new Piece(1, 8_300, 15_000));
    }

    @Test
    void aPauseTooEarlyIsLeftAlone() {
        List<Piece> pieces = Piece.of(withSilence(15_000, 2_000, 3_000), TEN_SECONDS);

        assertThat(pieces).hasSize(2);
        assertThat(pieces.getFirst().to()).isBetween(6_000L, 10_000L);
    }

    @Test
    void piecesFollowEachOtherWithoutAGap() {
        List<Piece> pieces = Piece.of(loud(95_000), TEN_SECONDS);

        assertThat(pieces.getLast().to()).isEqualTo(95_000);
        for (int at = 1; at < pieces.size(); at++) {
            assertThat(pieces.get(at).from()).isEqualTo(pieces.get(at - 1).to());
        }
    }

    @Test
    void whereNothingIsHeardNothingIsListenedTo() {
        assertThat(Piece.of(withSilence(60_000, 0, 60_000), TEN_SECONDS)).isEmpty();
        assertThat(Piece.of(new Loudness(new float[0]), TEN_SECONDS)).isEmpty();
    }

    @Test
    void wordsInSilenceAreMadeUp() {
        Loudness speech = withSilence(10_000, 5_000, 10_000);
        List<Spoken> heard = List.of(new Spoken(1_000, 3_000, "今天学习惯性"), new Spoken(6_000, 8_000, "谢谢观看"));

        assertThat(Plausible.of(heard, new Piece(0, 0, 10_000), speech))
                .containsExactly(new Spoken(1_000, 3_000, "今天学习惯性"));
    }

    @Test
    void timesCountFromTheBeginningOfAllAndEndWithThePiece() {
        List<Spoken> heard = List.of(new Spoken(1_000, 9_000, "一"), new Spoken(9_000, 30_000, "二"));

        assertThat(Plausible.of(heard, new Piece(1, 20_000, 26_000), loud(60_000)))
                .containsExactly(new Spoken(21_000, 26_000, "一"));
    }

    @Test
    void aSentenceInALoopIsSaidTwiceAtMost() {
        List<Spoken> heard = List.of(
                new Spoken(0, 1_000, "好"),
                new Spoken(1_000, 2_000, "好"),
                new Spoken(2_000, 3_000, "好"),
                new Spoken(3_000, 4_000, "好"),
                new Spoken(4_000, 5_000, "下课"));

        assertThat(Plausible.of(heard, new Piece(0, 0, 9_000), loud(9_000)))
                .extracting(Spoken::words)
                .containsExactly("好", "好", "下课");
    }

    private static Loudness loud(int milliseconds) {
        return withSilence(milliseconds, 0, 0);
    }

    private static Loudness withSilence(int milliseconds, int from, int to) {
        float[] squares = new float[milliseconds / Loudness.FRAME];
        Arrays.fill(squares, LOUD);
        Arrays.fill(squares, from / Loudness.FRAME, to / Loudness.FRAME, 0);
        return new Loudness(squares);
    }
}
