package org.shuyuan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.shuyuan.render.profile.Profile;
import org.shuyuan.render.profile.Rung;

/** The command lines that the pipeline is measured against, on sources of 1080 lines and 25 frames in a second. */
final class Rivals {

    private static final double RATE = 25;
    private static final String HLS = "-f hls -hls_time %d -hls_playlist_type vod -hls_segment_type fmp4"
            + " -hls_flags single_file+independent_segments -hls_segment_filename ";

    private static final String STORYBOARD = "fps=1/10,scale=160:90:flags=bicubic,tile=10x10";

    private final Plain plain;

    Rivals(Plain plain) {
        this.plain = plain;
    }

    /** One process with one decode that does everything which the ladder of this profile is, written by hand. */
    Path single(Path film, Profile profile) throws IOException, InterruptedException {
        Path folder = fresh("single");
        StringBuilder graph = new StringBuilder();
        StringBuilder outputs = new StringBuilder();
        String from = "0:v";
        double rate = RATE;
        for (int i = 0; i < profile.rungs().size(); i++) {
            Rung rung = profile.rungs().get(i);
            graph.append("[%s]%s%s,%s,format=yuv420p,split[r%d][on%d];"
                    .formatted(from, i == 0 ? "fps=25," : "", thinned(rate, rung), scale(rung), i, i));
            outputs.append(" -map [r%d] %s -threads 1 %s"
                    .formatted(i, encoder(rung, profile), hls(profile, folder, rung.name())));
            from = "on" + i;
            rate = rung.fps();
        }
        graph.append("[%s]%s[s]".formatted(from, STORYBOARD));
        plain.run(
                "-v error -i %s -filter_complex " + graph + outputs + " -map 0:a " + sound(profile)
                        + hls(profile, folder, "audio") + thin(profile, folder)
                        + " -map [s] -c:v mjpeg -q:v 6 -f image2 "
                        + folder.resolve("s-%03d.jpg"),
                film);
        return folder;
    }

    /** A process of its own for each rung, the sound and the storyboard; threads as FFmpeg takes them by itself. */
    Path naive(Path film, Profile profile) throws IOException, InterruptedException {
        Path folder = fresh("naive");
        for (Rung rung : profile.rungs()) {
            plain.run(
                    "-v error -i %s -map 0:v -vf fps=25," + thinned(RATE, rung) + "," + scale(rung) + ",format=yuv420p "
                            + encoder(rung, profile) + hls(profile, folder, rung.name()),
                    film);
        }
        plain.run(
                "-v error -i %s -map 0:a " + sound(profile) + hls(profile, folder, "audio") + thin(profile, folder),
                film);
        plain.run("-v error -i %s -map 0:v -vf " + STORYBOARD + " -c:v mjpeg -q:v 6 %s", film, folder.resolve("s.jpg"));
        return folder;
    }

    /**
     * As PeerTube transcodes by default: a process for each of five resolutions, a quality target with a cap that goes by
     * size only, a keyframe every two seconds, stereo in every rung.
     */
    Path peertubeLike(Path film) throws IOException, InterruptedException {
        Path folder = fresh("peertube");
        record Size(int lines, int cap) {}
        for (Size size : List.of(
                new Size(1080, 3300),
                new Size(720, 1750),
                new Size(480, 900),
                new Size(360, 600),
                new Size(240, 320))) {
            plain.run(
                    "-v error -i %s -map 0:v -map 0:a -vf scale=-2:" + size.lines
                            + " -r 25 -c:v libx264 -preset veryfast -crf 23 -maxrate " + size.cap + "k -bufsize "
                            + 2 * size.cap + "k -g 50 -keyint_min 50 -b_strategy 1 -bf 16 -pix_fmt yuv420p"
                            + " -c:a aac -b:a 128k -ac 2 " + HLS.formatted(4) + "%s %s",
                    film,
                    folder.resolve(size.lines + ".mp4"),
                    folder.resolve(size.lines + ".m3u8"));
        }
        return folder;
    }

    /** A rung that is made, and nothing of it. */
    Path decoded(Path playlist) throws IOException, InterruptedException {
        plain.run("-v error -i %s -map 0:v -f null -", playlist);
        return playlist;
    }

    /** The storyboard and the looks for slides, of a rung that is made. */
    Path lookedAt(Path playlist) throws IOException, InterruptedException {
        Path folder = fresh("alongside");
        plain.run(
                "-v error -i %s -filter_complex [0:v]split[a][b];[a]" + STORYBOARD
                        + "[s];[b]fps=2,scale=160:90:flags=area,format=gray[l] -map [s] -c:v mjpeg -q:v 6 %s"
                        + " -map [l] -f rawvideo %s",
                playlist,
                folder.resolve("s.jpg"),
                folder.resolve("looks"));
        return folder;
    }

    /** Bytes of all media files in a folder. */
    static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".mp4"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static String scale(Rung rung) {
        return "scale=-2:" + rung.shortSide() + ":flags=bicubic";
    }

    /** Before pictures are scaled, not after. */
    private static String thinned(double rate, Rung rung) {
        return rung.fps() < rate ? "framestep=" + Math.round(rate / rung.fps()) : "null";
    }

    private static String encoder(Rung rung, Profile profile) {
        long gop = Math.round(profile.gopSeconds() * Math.min(RATE, rung.fps()));
        return "-c:v libx264 -preset " + rung.preset()
                + profile.tune().map(tune -> " -tune " + tune).orElse("")
                + rung.x264().map(besides -> " -x264-params " + besides).orElse("") + " -profile:v high -crf "
                + rung.crf()
                + " -maxrate " + rung.maxKbps() + "k -bufsize " + 2 * rung.maxKbps() + "k -g " + gop
                + " -sc_threshold 0 ";
    }

    private static String sound(Profile profile) {
        return "-c:a aac -b:a " + profile.audio().kbps() + "k -ac "
                + profile.audio().channels() + " -ar 48000 ";
    }

    /** The sound that goes with slides, where the ladder has one. */
    private static String thin(Profile profile, Path folder) {
        return profile.thinKbps()
                .map(kbps -> " -map 0:a -c:a aac -aac_coder fast -b:a " + kbps + "k -ac 1 -ar 48000 "
                        + hls(profile, folder, "audio-thin"))
                .orElse("");
    }

    private static String hls(Profile profile, Path folder, String name) {
        return HLS.formatted(profile.segmentSeconds()) + folder.resolve(name + ".mp4") + " "
                + folder.resolve(name + ".m3u8");
    }

    private Path fresh(String name) throws IOException {
        return Files.createTempDirectory(Objects.requireNonNull(plain.folder()), name);
    }
}
