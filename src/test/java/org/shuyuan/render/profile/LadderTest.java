package org.shuyuan.render.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.DataFolder;
import org.shuyuan.render.ladder.Footage;
import org.shuyuan.render.media.FrameRate;
import org.shuyuan.render.media.Probe;

public class LadderTest {

    @Test
    void rungsNeverExceedTheSource() {
        assertThat(sizes(video(440, 248, 0, 1, rate(25, 1)))).containsExactly("426x240", "212x120");
    }

    @Test
    void aSourceBetweenTwoRungsGetsOneOfItsOwnSize() {
        assertThat(sizes(video(1600, 900, 0, 1, rate(25, 1)))).containsExactly("1600x900", "426x240", "214x120");
    }

    @Test
    void aTinySourceGetsTheLowestRungInItsOwnSize() {
        assertThat(sizes(video(96, 72, 0, 1, rate(25, 1)))).containsExactly("96x72");
    }

    @Test
    void aPhoneHeldUprightIsMeasuredByItsShortSide() {
        assertThat(sizes(video(1920, 1080, 90, 1, rate(30, 1)))).containsExactly("1080x1920", "240x426", "120x214");
    }

    @Test
    void pixelsThatAreNotSquareBecomeSo() {
        // PAL in 16:9.
        assertThat(sizes(video(720, 576, 0, 64.0 / 45, rate(25, 1)))).first().isEqualTo("1024x576");
    }

    @Test
    void oddSizesBecomeEven() {
        assertThat(sizes(video(427, 241, 0, 1, rate(25, 1)))).containsExactly("426x240", "212x120");
    }

    @Test
    void motionStaysEven() {
        assertThat(rates(rate(30000, 1001))).containsExactly("30000/1001", "30000/1001", "30000/2002");
        assertThat(rates(rate(60, 1))).containsExactly("60/2", "60/2", "60/4");
        assertThat(rates(rate(10, 1))).containsExactly("10", "10", "10");
        assertThat(rates(null)).containsExactly("25", "25", "25/2");
    }

    @Test
    void onlyWhatPlaysEverywhereIsMadeInASizeOfItsOwn() {
        Profile profile = new Profiles(new DataFolder("transcode-profiles", Optional.empty()))
                .find("camera-av1")
                .orElseThrow();

        assertThat(Ladder.of(profile, video(1120, 630, 0, 1, rate(25, 1))).steps())
                .extracting(step -> step.rung().name() + " " + step.size().height())
                .containsExactly("720p 630", "540p 540", "540p-av1 540", "360p 360", "360p-av1 360");
    }

    private static List<String> sizes(Probe.Video video) {
        return Ladder.of(Footage.profile(), video).steps().stream()
                .map(step -> step.size().width() + "x" + step.size().height())
                .toList();
    }

    private static List<String> rates(@Nullable FrameRate rate) {
        return Ladder.of(Footage.profile(), video(1920, 1080, 0, 1, rate)).steps().stream()
                .map(step -> step.rate().toString())
                .toList();
    }

    private static FrameRate rate(long numerator, long denominator) {
        return new FrameRate(numerator, denominator);
    }

    public static Probe.Video video(int width, int height, int rotation, double pixelAspect, @Nullable FrameRate rate) {
        return new Probe.Video(
                0, "h264", "yuv420p", width, height, rotation, pixelAspect, rate, 0, false, false, false);
    }
}
