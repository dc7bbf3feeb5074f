package org.shuyuan.render.poster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.problem.Problem;
import org.shuyuan.render.ladder.FilmTest;

/** Pictures by the real FFmpeg: out of films, and of what people send. */
class PosterChoicesTest extends FilmTest {

    private PosterChoices choices;

    @BeforeEach
    void given() {
        choices = new PosterChoices(footage.ffmpeg(), footage.blobs(), footage.config());
    }

    /** Ten black seconds, then a mark that moves through the picture. */
    @Test
    void picturesAreSpreadOverTheFilmNeverBlackAndNeverAlike() throws Exception {
        Path film = footage.make(
                "film.mp4",
                "-f lavfi -i color=gray:s=640x360:r=10:d=40 -f lavfi -i color=white:s=200x240:r=10:d=40",
                "-filter_complex overlay=x='(t-10)*16':y=60,drawbox=color=black:t=fill:enable='lt(t,10)'"
                        + " -c:v libx264 -preset ultrafast -g 10 -pix_fmt yuv420p");

        List<PosterChoices.Choice> offered = choices.of(film, footage.scratch("choices"));

        assertThat(offered).hasSizeBetween(4, 6).allMatch(choice -> choice.seconds() > 10);
        assertThat(offered)
                .extracting(choice -> choice.poster().large().digest())
                .doesNotHaveDuplicates();
        BufferedImage large = read(offered.getFirst().poster());
        assertThat(large.getWidth()).isEqualTo(640);
        assertThat(large.getHeight()).isEqualTo(360);
    }

    @Test
    void whereNothingIsSeenNothingIsOffered() throws Exception {
        Path black = footage.make(
                "black.mp4", "-f lavfi -i color=black:s=320x240:r=10:d=5", "-c:v libx264 -pix_fmt yuv420p");
        Path sound = footage.make("sound.m4a", "-f lavfi -i sine=duration=2", "-c:a aac");

        assertThat(choices.of(black, footage.scratch("black"))).isEmpty();
        assertThat(choices.of(sound, footage.scratch("sound"))).isEmpty();
    }

    @Test
    void onesOwnPictureIsMadeAnew() throws Exception {
        BufferedImage drawn = new BufferedImage(1801, 2401, BufferedImage.TYPE_INT_RGB);
        Path picture = folder.resolve("mine.png");
        ImageIO.write(drawn, "png", picture.toFile());

        Poster poster = choices.own(picture, "png_pipe", footage.scratch("own"));

        BufferedImage large = read(poster);
        assertThat(large.getWidth()).isEqualTo(720);
        assertThat(large.getHeight()).isEqualTo(960);
    }

    /** A playlist in a picture's clothes would have FFmpeg open files of ours. */
    @Test
    void whatIsNoPictureIsRefused() throws Exception {
        Path playlist = Files.writeString(
                folder.resolve("picture"), "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", StandardCharsets.UTF_8);

        assertThatThrownBy(() -> choices.own(playlist, "png_pipe", footage.scratch("list")))
                .isInstanceOf(Problem.class);
    }

    private BufferedImage read(Poster poster) throws Exception {
        try (InputStream in = footage.blobs().open(poster.large().digest())) {
            return ImageIO.read(in);
        }
    }
}
