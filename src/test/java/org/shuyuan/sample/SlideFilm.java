package org.shuyuan.sample;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/**
 * Films of slides that are known: pages of black words on white, each from its second on.
 *
 * @param changes the seconds at which each slide begins, the first at 0
 */
public record SlideFilm(Path folder, List<Integer> changes, int seconds) {

    private static final Path SPEECH = Path.of("ingest/samples/micro-lecture/quadratic-function.mp4");

    /** Without a word. */
    public Path silent() throws IOException, InterruptedException {
        return made(List.of(), "-vf fps=25");
    }

    /** With a noisy picture in the corner that never stands still. */
    public Path withHead() throws IOException, InterruptedException {
        return made(
                List.of("-f", "lavfi", "-i", "mandelbrot=s=120x90:rate=25,noise=alls=20:allf=t"),
                "-filter_complex [0:v]fps=25[s];[s][1:v]overlay=500:260");
    }

    /** Somebody speaks all the time, but for the seconds around this one. */
    public Path spoken(int silence) throws IOException, InterruptedException {
        return made(
                List.of("-stream_loop", "-1", "-i", SPEECH.toAbsolutePath().toString()),
                "-map 0:v -map 1:a -vf fps=25 -af volume=enable='between(t,%d,%d)':volume=0 -c:a aac"
                        .formatted(silence - 1, silence + 1));
    }

    /** The page as it was drawn. */
    public BufferedImage drawn(int slide) {
        BufferedImage picture = new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 640, 360);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SERIF, Font.PLAIN, 22));
        Random words = new Random(slide);
        for (int line = 0; line < 5; line++) {
            StringBuilder text = new StringBuilder();
            for (int letter = 0; letter < 24; letter++) {
                text.append((char) ('a' + words.nextInt(26)));
            }
            pen.drawString(text.toString(), 40, 60 + 50 * line);
        }
        pen.dispose();
        return picture;
    }

    private Path made(List<String> more, String options) throws IOException, InterruptedException {
        StringBuilder list = new StringBuilder();
        for (int slide = 0; slide < changes.size(); slide++) {
            ImageIO.write(
                    drawn(slide),
                    "png",
                    folder.resolve("drawn-" + slide + ".png").toFile());
            int until = slide + 1 < changes.size() ? changes.get(slide + 1) : seconds;
            list.append("file drawn-%d.png\nduration %d\n".formatted(slide, until - changes.get(slide)));
        }
        // The format takes the length of the last one from nobody but another after it.
        Files.writeString(folder.resolve("slides.txt"), list + "file drawn-%d.png\n".formatted(changes.size() - 1));
        Path film = folder.resolve("幻灯片.mp4");
        List<String> command = new ArrayList<>(List.of(
                Loader.load(ffmpeg.class), "-nostdin", "-v", "error", "-y", "-f", "concat", "-i", "slides.txt"));
        command.addAll(more);
        command.addAll(List.of(options.split(" ", -1)));
        command.addAll(List.of("-t", "" + seconds, "-c:v", "libx264", "-preset", "veryfast", "-crf", "20"));
        // No film is the same as that of another test: what is known already is not taken in again.
        command.addAll(List.of("-g", "125", "-pix_fmt", "yuv420p", "-metadata", "comment=" + UUID.randomUUID()));
        command.add(film.toString());
        SampleFiles.run(folder, command);
        return film;
    }
}
