package org.shuyuan.render.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.shuyuan.render.media.SoundSurvey.Silence;

class ChapterProposalTest {

    private static final double HALF_AN_HOUR = 1_800;

    @Test
    void aPartBeginsWhereASlideComesWhileNobodySpeaks() {
        List<Silence> silences = List.of(new Silence(58.5, 59.5), new Silence(150, 151));

        assertThat(ChapterProposal.starts(List.of(0.0, 60.0, 100.0), silences, 200))
                .containsExactly(0.0, 60.0);
    }

    @Test
    void noPartIsShorterThanHalfAMinute() {
        List<Silence> silences = List.of(new Silence(40, 40.5), new Silence(59, 62), new Silence(100, 101));

        assertThat(ChapterProposal.starts(List.of(0.0, 20.0, 40.0, 60.0, 100.0), silences, 120))
                .containsExactly(0.0, 60.0);
    }

    @Test
    void aLongLessonHasFewParts() {
        List<Double> slides = DoubleStream.iterate(0, at -> at < HALF_AN_HOUR, at -> at + 20)
                .boxed()
                .toList();
        List<Silence> silences =
                slides.stream().map(at -> new Silence(at, at + 1)).toList();

        assertThat(ChapterProposal.starts(slides, silences, HALF_AN_HOUR)).hasSizeBetween(5, 15);
    }

    @Test
    void oneSlideIsNoChapter() {
        assertThat(ChapterProposal.starts(List.of(0.0), List.of(new Silence(60, 62)), 300))
                .isEmpty();
        assertThat(ChapterProposal.starts(List.of(), List.of(), 300)).isEmpty();
    }
}
