package org.shuyuan.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyuan.describe.TextTrack;
import org.shuyuan.render.ladder.Footage;

/** Text tracks of real films, made by the plain FFmpeg and taken out by the contained one. */
class TextTracksTest {

    private static final String PICTURE = "-f lavfi -i testsrc2=s=320x240:r=25:d=4";

    @TempDir
    Path folder;

    @Test
    void matroskaGivesSubRipAndSubStationAlpha() throws Exception {
        Path film = film(
                "film.mkv",
                "-c:s:0 copy -c:s:1 ass -c:s:2 webvtt -metadata:s:s:0 language=chi -metadata:s:s:1 language=eng",
                "若 x<y 且 y>z",
                "Hello class",
                "没有标签");

        List<TextTrack> found = taken(film);

        assertThat(found).extracting(TextTrack::label).containsExactly("chi", "eng", "");
        assertThat(found.get(0).text()).contains("00:00:01,000 --> 00:00:02,000", "若 x<y 且 y>z");
        assertThat(found.get(1).text()).contains("Hello class");
        assertThat(found.get(2).text()).contains("没有标签");
    }

    @Test
    void mp4GivesTimedText() throws Exception {
        Path film = film("film.mp4", "-c:s mov_text -metadata:s:s:0 language=zho", "大家好");

        assertThat(taken(film)).singleElement().satisfies(track -> {
            assertThat(track.label()).isEqualTo("zho");
            assertThat(track.text()).contains("大家好");
        });
    }

    /** Subtitles of a disc are pictures; those beside them are text all the same. */
    @Test
    void aTrackOfPicturesSpoilsNothing() throws Exception {
        // One empty composition of the Presentation Graphic Stream, and its end.
        byte[] picture = HexFormat.of()
                .parseHex("5047" + "00015f90" + "00000000" + "16" + "000b" + "0140" + "00f0" + "10" + "0000" + "80"
                        + "00" + "00" + "00" + "5047" + "00015f90" + "00000000" + "80" + "0000");
        Files.write(folder.resolve("pictures.sup"), picture);
        Files.writeString(folder.resolve("words.srt"), subRip("大家好"));
        Path film = Footage.in(folder)
                .make(
                        "disc.mkv",
                        PICTURE + " -f sup -i pictures.sup -i words.srt",
                        "-map 0 -map 1 -map 2 -c:v mpeg4 -c:s copy -metadata:s:s:1 language=chi");

        assertThat(taken(film)).singleElement().satisfies(track -> {
            assertThat(track.label()).isEqualTo("chi");
            assertThat(track.text()).contains("大家好");
        });
    }

    @Test
    void aFilmWithoutWordsGivesNone() throws Exception {
        assertThat(taken(Footage.in(folder).make("silent.mkv", PICTURE, "-c:v mpeg4")))
                .isEmpty();
    }

    @Test
    void whatIsNoFilmGivesNone() throws Exception {
        assertThat(taken(Files.writeString(folder.resolve("list.mkv"), "ffconcat version 1.0\nfile /etc/passwd\n")))
                .isEmpty();
    }

    /** A title may pretend to be a section of its own; it gets no more than tracks that don't exist. */
    @Test
    void labelsAreReadByStream() {
        assertThat(
                        TextTracks.readLabels(
                                ";FFMETADATA1\nlanguage=xx\n[STREAM]\ntitle=a\n[STREAM]\nlanguage=chi\n[CHAPTER]\nlanguage=yy\n"))
                .containsExactly("", "chi");
        assertThat(TextTracks.readLabels("[STREAM]\n".repeat(1_000))).hasSize(16);
    }

    private Path film(String name, String options, String... words) throws Exception {
        StringBuilder inputs = new StringBuilder(PICTURE);
        StringBuilder maps = new StringBuilder("-map 0:v");
        for (int track = 0; track < words.length; track++) {
            Files.writeString(folder.resolve(track + ".srt"), subRip(words[track]));
            inputs.append(" -i ").append(track).append(".srt");
            maps.append(" -map ").append(track + 1);
        }
        return Footage.in(folder).make(name, inputs.toString(), maps + " -c:v mpeg4 " + options);
    }

    private List<TextTrack> taken(Path film) throws Exception {
        Footage footage = Footage.in(folder);
        return new TextTracks(footage.ffmpeg()).of(film, footage.scratch("text"));
    }

    private static String subRip(String words) {
        return "1\n00:00:01,000 --> 00:00:02,000\n" + words + "\n";
    }
}
