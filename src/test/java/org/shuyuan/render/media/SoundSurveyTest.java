package org.shuyuan.render.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SoundSurveyTest {

    private final SoundSurvey.Reader reader = new SoundSurvey.Reader();

    @Test
    void pausesOfSpeechAreFoundAndThoseBetweenWordsAreNot() {
        heard(20, -18);
        heard(8, -50);
        heard(20, -18);
        heard(2, -50);
        heard(20, -18);

        assertThat(survey(-17).silences()).singleElement().satisfies(silence -> {
            assertThat(silence.from()).isCloseTo(2.0, within(0.001));
            assertThat(silence.to()).isCloseTo(2.8, within(0.001));
        });
    }

    @Test
    void inANoisyRoomTheNoiseIsTheSilence() {
        heard(40, -20);
        heard(10, -34);
        heard(40, -20);

        assertThat(survey(-20).silences())
                .singleElement()
                .satisfies(silence -> assertThat(silence.seconds()).isCloseTo(1, within(0.001)));
    }

    @Test
    void aToneThatNeverEndsHasNoSilence() {
        heard(100, -20);

        assertThat(survey(-20).silences()).isEmpty();
    }

    @Test
    void nothingIsMadeOfSilence() {
        reader.line("lavfi.r128.I=-70.000");
        for (int window = 0; window < 50; window++) {
            reader.line("lavfi.astats.Overall.Peak_level=-inf");
            reader.line("lavfi.astats.Overall.RMS_level=-inf");
        }
        SoundSurvey silence = reader.read();

        assertThat(Gain.towards(-16, silence)).isEqualTo(Gain.NONE);
        assertThat(silence.silences()).isEmpty();
        assertThat(silence.outline(10, Gain.NONE)).hasSize(10).containsOnly(0);
    }

    @Test
    void whatIsSoftIsMadeLouderAsFarAsItsPeaksAllow() {
        heard(100, -30, -19);

        assertThat(Gain.towards(-16, survey(-30)).decibels()).isCloseTo(14, within(0.001));
    }

    @Test
    void peaksAreHeldByALittleAndNotByMore() {
        heard(100, -30, -6);

        assertThat(Gain.towards(-16, survey(-30)).decibels()).isCloseTo(11, within(0.001));
    }

    @Test
    void whatIsRightAndWhatIsOnlyAHissStaysAsItIs() {
        heard(100, -17);
        reader.line("lavfi.r128.I=-16.1");
        SoundSurvey right = reader.read();

        assertThat(Gain.towards(-16, right)).isEqualTo(Gain.NONE);
        SoundSurvey.Reader other = new SoundSurvey.Reader();
        other.line("lavfi.r128.I=-60");
        other.line("lavfi.astats.Overall.Peak_level=-50");
        other.line("lavfi.astats.Overall.RMS_level=-62");
        assertThat(Gain.towards(-16, other.read())).isEqualTo(Gain.NONE);
    }

    @Test
    void aDoorThatSlamsDoesNotKeepTheLessonSoft() {
        heard(500, -30);
        heard(1, -25, -1);
        heard(500, -30);

        Gain gain = Gain.towards(-16, survey(-30));

        assertThat(gain.decibels()).isCloseTo(14, within(0.1));
        assertThat(gain.limited()).isTrue();
    }

    @Test
    void whatBreaksOffInTheMiddleOfAWindowIsTakenUpToThere() {
        heard(20, -18);
        reader.line("lavfi.astats.Overall.RMS_level=-18");
        SoundSurvey survey = survey(-17);

        assertThat(survey.seconds()).isCloseTo(2, within(0.001));
        assertThat(Gain.towards(-16, survey).decibels()).isPositive();
    }

    @Test
    void theOutlineIsDrawnAsItWillBeHeard() {
        heard(10, -60);
        heard(10, -16);

        assertThat(survey(-20).outline(2, new Gain(6, false))).containsExactly(1, 100);
    }

    private SoundSurvey survey(double loudness) {
        reader.line("lavfi.r128.I=" + loudness);
        return reader.read();
    }

    private void heard(int windows, double level) {
        heard(windows, level, level + 10);
    }

    private void heard(int windows, double level, double peak) {
        for (int window = 0; window < windows; window++) {
            reader.line("frame:0    pts:0       pts_time:0");
            reader.line("lavfi.astats.Overall.Peak_level=" + peak);
            reader.line("lavfi.astats.Overall.RMS_level=" + level);
        }
    }
}
