package org.shuyuan.render.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.shuyuan.render.ladder.Footage;
import org.shuyuan.render.media.FrameRate;

class CuttingTest {

    @Test
    void chunksAreWholeSegmentsAndTheLastTakesTheCrumbs() {
        Cutting cutting = cutting(new FrameRate(25, 1), 10, 27);

        assertThat(cutting.segment()).isEqualTo(100);
        assertThat(cutting.pieces())
                .containsExactly(
                        new Cutting.Piece(0, 0, 200), new Cutting.Piece(1, 200, 200), new Cutting.Piece(2, 400, 275));
    }

    @Test
    void framesAreNeverCutInTwo() {
        Cutting ntsc = cutting(new FrameRate(30000, 1001), 60, 600);

        // 120 frames of 29.97 in a second, and 60 of the rung with half of them.
        assertThat(ntsc.segment()).isEqualTo(120);
        assertThat(ntsc.segmentSeconds()).isEqualTo(4.004);
        assertThat(ntsc.chunk() % ntsc.segment()).isZero();
        assertThat(ntsc.pieces().stream().mapToLong(Cutting.Piece::frames).sum())
                .isEqualTo(ntsc.frames());
    }

    @Test
    void aVideoOfOneFrameIsOneChunk() {
        assertThat(cutting(new FrameRate(25, 1), 60, 0.01).pieces()).containsExactly(new Cutting.Piece(0, 0, 1));
    }

    private static Cutting cutting(FrameRate rate, int chunkSeconds, double seconds) {
        Ladder ladder = Ladder.of(Footage.profile(), LadderTest.video(426, 240, 0, 1, rate));
        return Cutting.of(ladder, Footage.profile(), chunkSeconds, seconds);
    }
}
