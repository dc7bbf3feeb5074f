package org.shuyuan.render.ffmpeg;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.render.media.Probe;
import org.shuyuan.render.media.Size;
import org.shuyuan.work.Confined;

/** The argument lists that make still pictures: the poster, and what may be chosen instead of it. */
public final class PictureCommand {

    /** Side of {@link #look} in pixels, grey. */
    public static final int LOOK = 16;

    private static final int POSTER_CANDIDATES = 6;
    private static final int QUALITY = 3;
    private static final int CARD_QUALITY = 5;

    private PictureCommand() {}

    public static String large(int place) {
        return "choice-" + place + ".jpg";
    }

    public static String small(int place) {
        return "choice-" + place + "-card.jpg";
    }

    /** A glance of {@link #LOOK}² bytes, to tell whether there is anything to see. */
    public static String look(int place) {
        return "choice-" + place + ".gray";
    }

    /** The most telling keyframe near a tenth of the way in: the very beginning is often black or a title. */
    public static List<String> poster(Confined.Inside files, Probe.Video video, double seconds, RenderConfig config) {
        List<String> words = started();
        String at = "%.3f".formatted(Math.min(seconds / 10, 60));
        words.addAll(Guard.input(files.in(Ffmpeg.INPUT), "-skip_frame", "nokey", "-noaccurate_seek", "-ss", at));
        Size size = video.shown().fitted(config.poster());
        Size small = video.shown().fitted(config.card());
        // The keyframe may lie before the place that was asked for, and what is earlier than 0 would be dropped.
        String graph =
                "[0:%d]setpts=PTS-STARTPTS,%s,thumbnail=%d,format=yuvj420p,split[large][copy];[copy]scale=%d:%d[small]"
                        .formatted(
                                video.index(),
                                FilterGraph.upright(video, size),
                                POSTER_CANDIDATES,
                                small.width(),
                                small.height());
        words.addAll(List.of("-filter_complex", graph));
        words.addAll(jpeg("large", QUALITY, files.out(RenditionFiles.POSTER)));
        words.addAll(jpeg("small", CARD_QUALITY, files.out(RenditionFiles.CARD)));
        return words;
    }

    /** The keyframe near each of these seconds, large, small and as a glance, all in one process. */
    public static List<String> choices(
            Confined.Inside files, Probe.Video video, List<Double> places, RenderConfig config) {
        List<String> words = started();
        for (double seconds : places) {
            String at = BigDecimal.valueOf(seconds)
                    .setScale(3, RoundingMode.HALF_UP)
                    .toPlainString();
            words.addAll(Guard.input(files.in(Ffmpeg.INPUT), "-skip_frame", "nokey", "-noaccurate_seek", "-ss", at));
        }
        Size size = video.shown().fitted(config.poster());
        Size card = video.shown().fitted(config.card());
        for (int place = 0; place < places.size(); place++) {
            // The keyframe may lie before the place that was asked for, and what is earlier than 0 would be dropped.
            words.addAll(List.of(
                    "-filter_complex",
                    ("[%1$d:%2$d]setpts=PTS-STARTPTS,%3$s,format=yuvj420p,split=3[l%1$d][a%1$d][b%1$d];"
                                    + "[a%1$d]scale=%4$d:%5$d[s%1$d];[b%1$d]scale=%6$d:%6$d:flags=area,format=gray[g%1$d]")
                            .formatted(
                                    place,
                                    video.index(),
                                    FilterGraph.upright(video, size),
                                    card.width(),
                                    card.height(),
                                    LOOK)));
            words.addAll(jpeg("l" + place, QUALITY, files.out(large(place))));
            words.addAll(jpeg("s" + place, CARD_QUALITY, files.out(small(place))));
            words.addAll(List.of("-map", "[g" + place + "]", "-frames:v", "1", "-f", "rawvideo"));
            words.add(files.out(look(place)));
        }
        return words;
    }

    /** A picture that somebody sent, decoded and coded anew: nothing of the file but what it shows goes on. */
    public static List<String> own(Confined.Inside files, String decoder, RenderConfig config) {
        List<String> words = started();
        words.addAll(Guard.picture(files.in(Ffmpeg.INPUT), decoder));
        String graph = "[0:0]%s,setsar=1,format=yuvj420p,split[l][a];[a]%s[s]"
                .formatted(within(config.poster()), within(config.card()));
        words.addAll(List.of("-filter_complex", graph));
        words.addAll(jpeg("l", QUALITY, files.out(large(0))));
        words.addAll(jpeg("s", CARD_QUALITY, files.out(small(0))));
        return words;
    }

    /** Its short side no longer than this, and both even. */
    private static String within(int side) {
        return "scale='if(gt(iw,ih),-2,trunc(min(%1$d,iw)/2)*2)':'if(gt(iw,ih),trunc(min(%1$d,ih)/2)*2,-2)'"
                .formatted(side);
    }

    /** One JPEG of a branch of the graph, without a word about where it comes from. */
    static List<String> jpeg(String label, int quality, String file) {
        return List.of(
                "-map",
                "[" + label + "]",
                "-frames:v",
                "1",
                "-map_metadata",
                "-1",
                "-c:v",
                "mjpeg",
                "-q:v",
                "" + quality,
                "-f",
                "image2",
                "-update",
                "1",
                file);
    }

    private static List<String> started() {
        return new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "warning", "-nostats", "-y"));
    }
}
