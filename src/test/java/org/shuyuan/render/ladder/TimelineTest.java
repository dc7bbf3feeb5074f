package org.shuyuan.render.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.shuyuan.BesideTheService;
import org.shuyuan.render.media.Fragments;
import org.shuyuan.storage.Bundle;

/** Everything that is played lies on one timeline, which begins at 0, wherever it lay in the upload. */
@BesideTheService
class TimelineTest extends FilmTest {

    private static final String FILM =
            "-f lavfi -i testsrc2=s=160x120:r=25:d=8 %s-f lavfi -i sine=frequency=300:duration=%d";
    private static final String CODED = "-map 0:v -map 1:a -c:v libx264 -bf 2 -g 50 -pix_fmt yuv420p -c:a aac";
    /** Players hide what primes the decoder: at most three packets of 1024 samples. */
    private static final double PRIMING = 3 * 1024 / 44_100.0;

    @Test
    void pictureAndSoundBeginAndEndTogether() throws Exception {
        Path film = footage.make("film.mp4", FILM.formatted("", 8), CODED);

        Bundle ladder = footage.ladder(film).bundle();
        Bundle remux = remux(film).orElseThrow();

        for (Fragments picture : new Fragments[] {read(ladder, "v-120p-low-000.mp4"), read(remux, "remux.mp4")}) {
            assertThat(picture.first()).isZero();
            assertThat(picture.end()).isCloseTo(8, within(0.001));
        }
        for (Fragments sound : new Fragments[] {read(ladder, "audio.mp4"), read(remux, "remux-audio.mp4")}) {
            assertThat(sound.first()).isZero();
            assertThat(sound.end()).isCloseTo(8, within(PRIMING));
        }
    }

    @Test
    void soundThatBeginsLateIsHeardLate() throws Exception {
        Path film = footage.make("late.mp4", FILM.formatted("-itsoffset 2 ", 6), CODED);

        Bundle ladder = footage.ladder(film).bundle();
        Bundle remux = remux(film).orElseThrow();

        assertThat(read(remux, "remux-audio.mp4").first()).isCloseTo(2, within(PRIMING));
        assertThat(read(remux, "remux-audio.mp4").end()).isCloseTo(8, within(PRIMING));
        // Silence until then: edit lists that move a whole track are not heeded by browsers.
        assertThat(read(ladder, "audio.mp4").first()).isZero();
        assertThat(read(ladder, "audio.mp4").end()).isCloseTo(8, within(PRIMING));
    }

    @Test
    void whatWasCutAwayWithoutBeingEncodedAgainIsNotShown() throws Exception {
        footage.make("whole.mp4", FILM.formatted("", 8), CODED);
        Path cut = footage.make("cut.mp4", "-ss 3.1 -i whole.mp4", "-c copy");

        assertThat(remux(cut)).isEmpty();
        Fragments picture = read(footage.ladder(cut).bundle(), "v-120p-low-000.mp4");
        assertThat(picture.first()).isZero();
        assertThat(picture.end()).isCloseTo(4.9, within(0.1));
    }

    private Optional<Bundle> remux(Path film) throws Exception {
        return Workbench.in(folder, Footage.CACHE).remux(film);
    }

    private Fragments read(Bundle bundle, String file) throws Exception {
        return Fragments.read(
                footage.blobs().local(bundle.find(file).orElseThrow().digest()).path());
    }
}
