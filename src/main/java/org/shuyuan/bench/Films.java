package org.shuyuan.bench;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Lessons made for measuring: drawn slides with spoken Mandarin, and a room as a camera sees it. */
final class Films {

    /** A sample of this project that somebody speaks in. */
    private static final Path SPEECH = Path.of("ingest/samples/micro-lecture/quadratic-function.mp4");

    private static final int SLIDES = 8;
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    private static final String TEXT = "二次函数的图像是一条抛物线开口方向由二次项系数决定顶点坐标对称轴与最大值最小值可以由配方法求出当判别式大于零时与横轴有两个交点";

    private final Plain plain;

    Films(Plain plain) {
        this.plain = plain;
    }

    /** Slides that stand for some seconds each, with a voice; a keyframe every five seconds, as recorders write them. */
    Path slides(int seconds) throws IOException, InterruptedException {
        for (int slide = 0; slide < SLIDES; slide++) {
            ImageIO.write(
                    slide(slide),
                    "png",
                    plain.folder().resolve("slide-" + slide + ".png").toFile());
        }
        StringBuilder list = new StringBuilder();
        for (int i = 0; i * 15 < seconds; i++) {
            list.append("file slide-").append(i % SLIDES).append(".png\nduration 15\n");
        }
        Path script = Files.writeString(plain.folder().resolve("slides.txt"), list + "file slide-0.png\n");
        Path film = plain.folder().resolve("slides-" + seconds + ".mp4");
        plain.run(
                "-v error -f concat -i %s -stream_loop -1 -i %s -map 0:v -map 1:a -vf fps=25,format=yuv420p -t "
                        + seconds
                        + " -c:v libx264 -preset veryfast -crf 18 -g 125 -c:a aac -b:a 128k -movflags +faststart %s",
                script,
                SPEECH.toAbsolutePath(),
                film);
        return film;
    }

    /** Something always moves, and every frame has the noise of a sensor; as many bits as a camera spends. */
    Path camera(int seconds) throws IOException, InterruptedException {
        Path film = plain.folder().resolve("camera-" + seconds + ".mp4");
        plain.run(
                "-v error -f lavfi -i mandelbrot=s=1920x1080:rate=25:maxiter=200:end_scale=0.2:end_pts=4000"
                        + " -stream_loop -1 -i %s -map 0:v -map 1:a -vf noise=alls=8:allf=t,format=yuv420p -t "
                        + seconds
                        + " -c:v libx264 -preset superfast -crf 22 -maxrate 20M -bufsize 40M -g 125 -c:a aac -b:a 128k"
                        + " -movflags +faststart %s",
                SPEECH.toAbsolutePath(),
                film);
        return film;
    }

    /** The same over and over, until it is as long as asked. */
    Path longer(Path film, int seconds) throws IOException, InterruptedException {
        Path made = plain.folder().resolve("long-" + seconds + "-" + film.getFileName());
        plain.run("-v error -stream_loop -1 -i %s -c copy -t " + seconds + " -movflags +faststart %s", film, made);
        return made;
    }

    private static BufferedImage slide(int number) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(new Color(0xfbf8f1));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(new Color(0x1d2a3f));
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 64));
        pen.drawString("第" + (number + 1) + "节  二次函数", 100, 130);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 38));
        for (int line = 0; line < 10; line++) {
            int from = (number * 7 + line * 5) % (TEXT.length() - 30);
            pen.drawString(TEXT.substring(from, from + 30), 120, 260 + 80 * line);
        }
        pen.setColor(new Color(0xc8462f));
        pen.drawArc(1400, 300 + 20 * number, 360, 500, 200, 140);
        pen.dispose();
        return picture;
    }
}
