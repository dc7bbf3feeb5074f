package org.shuyuan.render.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.BesideTheService;
import org.shuyuan.render.media.Content;

/** What a video shows, told from a few looks at it. */
@BesideTheService
class ContentTest {

    private static final String SLIDE = "color=0xfbf8f1:s=640x360:r=25:d=24,drawgrid=w=120:h=90:t=3:c=0x1d2a3f";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "slides, ''",
        "slides, ',drawbox=enable=gte(mod(t\\,10)\\,5):color=red:t=fill:x=50:y=50:w=300:h=200'",
        "camera, ',noise=alls=12:allf=t'"
    })
    void isToldFromHowMuchChanges(String content, String filter) throws Exception {
        assertThat(content(made("film.mp4", "-f lavfi -i " + SLIDE + filter))).isEqualTo(content);
    }

    @Test
    void aTeacherBesideTheSlidesIsMixed() throws Exception {
        Path film = made(
                "head.mp4",
                "-f lavfi -i " + SLIDE + " -f lavfi -i testsrc2=s=200x150:r=25:d=24"
                        + " -filter_complex [1:v]noise=alls=12:allf=t[head];[0:v][head]overlay=420:190");

        assertThat(content(film)).isEqualTo("mixed");
    }

    @Test
    void theSamplesAreWhatTheyShow() throws Exception {
        assertThat(content(Path.of("ingest/samples/recorded-lesson/spring-dawn.mp4")
                        .toAbsolutePath()))
                .isEqualTo("camera");
    }

    private Path made(String name, String inputs) throws Exception {
        return Footage.in(folder).make(name, inputs, "-c:v libx264 -preset ultrafast -crf 20 -pix_fmt yuv420p");
    }

    private String content(Path film) throws Exception {
        Workbench bench = Workbench.in(folder, Footage.CACHE);
        return bench.content(film, bench.look(film)).map(Content::id).orElse("nothing");
    }
}
