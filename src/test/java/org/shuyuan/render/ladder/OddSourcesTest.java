package org.shuyuan.render.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.BesideTheService;
import org.shuyuan.render.media.Source;

/** What teachers really upload: every row comes from a recorder, a phone or an old archive. */
@BesideTheService
class OddSourcesTest extends FilmTest {

    private static final String PICTURE = "-f lavfi -i testsrc2=s=320x240:r=25:d=3";
    private static final String SOUND = " -f lavfi -i sine=frequency=300:duration=3";
    private static final String PLAIN = "-c:v libx264 -preset ultrafast -g 25 -pix_fmt yuv420p -c:a aac ";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "transport stream that begins at an hour | ts   | -                | -output_ts_offset 3600 | true",
                "sound that begins before its picture    | mp4  | -itsoffset 1.5   | -                      | true",
                "pixels that are not square              | mp4  | -                | -vf setsar=16/11       | true",
                "six channels                            | mp4  | -                | -ac 6                  | false",
                "colour that browsers can't decode       | mp4  | -                | -pix_fmt yuv444p       | false",
                "recorded in a browser                   | webm | -                | -c:v libvpx-vp9 -deadline realtime -c:a libopus | false",
                "interlaced, from a camcorder            | ts   | -                | -c:v mpeg2video -flags +ilme+ildct -c:a mp2 | false",
                "bright, from a phone                    | mp4  | -                | -vf setparams=color_primaries=bt2020:color_trc=smpte2084:colorspace=bt2020nc -c:v libx265 -pix_fmt yuv420p10le -x265-params log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc | false",
            })
    void playsInTheEnd(String what, String ending, @Nullable String before, @Nullable String options, boolean atOnce)
            throws Exception {
        String inputs = (before == null ? "" : before + " ") + PICTURE + SOUND;
        Path upload = footage.make("upload." + ending, inputs, (PLAIN + (options == null ? "" : options)).strip());
        Source source = footage.source(upload);

        var remux = Workbench.in(folder, Footage.CACHE).remux(upload);
        var poster = new PosterWork(footage.ffmpeg(), footage.blobs(), footage.config())
                .of(upload, source, footage.scratch("poster"));
        var ladder = footage.ladder(upload);

        assertThat(source.probe().picture().orElseThrow().highDynamicRange()).isEqualTo(what.startsWith("bright"));
        assertThat(remux.isPresent()).as("playable at once").isEqualTo(atOnce);
        assertThat(poster).isPresent();
        assertThat(ladder.damaged()).isFalse();
        assertThat(ladder.bundle().entries())
                .containsKeys("master.m3u8", "v-240p-000.mp4", "audio.mp4", "storyboard.vtt");
    }
}
