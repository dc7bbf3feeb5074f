package org.shuyuan.render.ffmpeg;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.render.media.Content;
import org.shuyuan.render.media.Probe;
import org.shuyuan.render.media.Size;
import org.shuyuan.render.profile.Ladder;
import org.shuyuan.work.Confined;

/** The argument lists of FFmpeg: pure functions from what is known to what is asked. The program's own name is left out. */
public final class FfmpegCommand {

    /**
     * Fragments say where on the timeline they lie, which begins at 0 for every rendition. Without it each file of a stream
     * would begin at 0 for itself. Pictures that are stored out of order are placed from there backwards as well, instead of
     * all of them later and an edit list that takes it back, of which not every player knows.
     */
    private static final List<String> PLACED =
            List.of("-hls_segment_options", "movflags=+frag_discont+negative_cts_offsets");

    /**
     * The fragments of a stream that is made in one go follow one another, and what primes the decoder before 0 is hidden
     * by an edit list: as a place that would be a negative time, which a fragment can't carry.
     */
    static final List<String> PRIMED = List.of();

    /** Seconds of each place that {@link #look} looks at. */
    public static final int LOOKED = 2;

    private static final int MOST_PLACES = 6;

    private FfmpegCommand() {}

    /** The same coded pictures and sounds in segments, for an upload that browsers can decode as it is. */
    public static List<String> remux(Confined.Inside files, Probe probe, int segmentSeconds) {
        List<String> words = started();
        words.addAll(Guard.input(files.in(Ffmpeg.INPUT)));
        probe.picture().ifPresent(video -> {
            words.addAll(List.of("-map", "0:" + video.index(), "-c", "copy"));
            words.addAll(segments(files, RenditionFiles.REMUX, segmentSeconds, 0, PLACED));
        });
        probe.sound().ifPresent(audio -> {
            // In transport streams AAC carries headers of its own; where it has none, this changes nothing. What only
            // primes the decoder lies before 0, and is left out.
            words.addAll(List.of("-map", "0:" + audio.index(), "-c", "copy"));
            words.addAll(List.of("-bsf:a", "aac_adtstoasc,noise=drop=lt(pts\\,0)"));
            words.addAll(segments(files, RenditionFiles.REMUX_SOUND, segmentSeconds, 0, PLACED));
        });
        return words;
    }

    /** What is played of an upload, as it is coded, in one Matroska file that begins at 0. */
    public static List<String> rewrap(Confined.Inside files, Probe played, String made) {
        List<String> words = started();
        // Program streams don't tell the time of each picture.
        words.addAll(Guard.input(files.in(Ffmpeg.INPUT), "-fflags", "+genpts"));
        played.picture().ifPresent(video -> words.addAll(List.of("-map", "0:" + video.index())));
        played.sound().ifPresent(audio -> words.addAll(List.of("-map", "0:" + audio.index())));
        words.addAll(List.of("-c", "copy", "-map_metadata", "-1", "-map_chapters", "-1", "-f", "matroska"));
        words.add(files.out(made));
        return words;
    }

    /** Picture and sound, each a file of ours, as they are coded in one MP4 that begins with its index. */
    public static List<String> single(Confined.Inside files, Optional<String> sound, String made) {
        List<String> words = started();
        words.addAll(Guard.input(files.in(Ffmpeg.INPUT)));
        sound.ifPresent(other -> words.addAll(Guard.input(files.out(other))));
        words.addAll(List.of("-map", "0"));
        sound.ifPresent(_ -> words.addAll(List.of("-map", "1")));
        words.addAll(List.of("-c", "copy", "-map_metadata", "-1", "-map_chapters", "-1"));
        words.addAll(List.of("-movflags", "+faststart", "-f", "mp4", files.out(made)));
        return words;
    }

    /**
     * Some rungs of one chunk in one process: it is decoded once, each smaller picture is made from the next larger one.
     * The timeline goes on from chunk to chunk, so that they need no joining.
     */
    public static List<String> take(Confined.Inside files, Take take, VideoEncoder encoder) {
        List<String> words = started();
        words.addAll(
                take.seek() > 0
                        ? Guard.input(files.in(Ffmpeg.INPUT), "-ss", micros(take.seek()))
                        : Guard.input(files.in(Ffmpeg.INPUT)));
        words.addAll(List.of("-filter_complex", FilterGraph.of(take)));
        List<Ladder.Step> steps = take.ladder().steps();
        for (int i = 0; i < steps.size(); i++) {
            Ladder.Step step = steps.get(i);
            words.addAll(List.of("-map", "[" + FilterGraph.rung(i) + "]"));
            words.addAll(encoder.of(step.rung()).options(step, take));
            words.addAll(segments(
                    files,
                    RenditionFiles.rung(step.rung()).part(take.piece().part()),
                    // A hair less, so that the keyframe that stands exactly there is not missed by rounding.
                    take.cutting().segmentSeconds() - 0.001,
                    take.from(),
                    PLACED));
        }
        if (take.sheet().isPresent()) {
            words.addAll(PictureCommand.jpeg(
                    FilterGraph.SHEET,
                    6,
                    files.out(RenditionFiles.sheet(take.piece().part()))));
        }
        if (take.looks()) {
            words.addAll(List.of("-map", "[" + FilterGraph.LOOKS + "]", "-fps_mode", "passthrough"));
            words.addAll(List.of("-f", "rawvideo", files.out(RenditionFiles.LOOKS)));
        }
        return words;
    }

    /**
     * Pictures of slides, taken from a rung that has just been made of them: its keyframes are few and cheap to decode.
     *
     * @param times seconds from the beginning of the rung
     */
    public static List<String> slides(
            Confined.Inside files, List<Double> times, Size size, int quality, IntFunction<String> names) {
        List<String> words = started();
        for (double time : times) {
            words.addAll(Guard.input(files.in(Ffmpeg.INPUT), "-threads", "1", "-ss", micros(time)));
        }
        for (int slide = 0; slide < times.size(); slide++) {
            words.addAll(List.of("-map", slide + ":v", "-frames:v", "1"));
            words.addAll(List.of("-vf", "scale=%d:%d:flags=bicubic".formatted(size.width(), size.height())));
            words.addAll(List.of("-c:v", "libwebp", "-quality", "" + quality));
            // A third less work than by default, for three bytes in a hundred.
            words.addAll(List.of("-compression_level", "2"));
            words.addAll(List.of("-f", "image2", "-update", "1", files.out(names.apply(slide))));
        }
        return words;
    }

    /** Grey looks at some places of a video, each {@link #LOOKED} seconds long from a keyframe on: to tell what it shows. */
    public static List<String> look(Confined.Inside files, Probe.Video video, double seconds, String name) {
        int places = Math.clamp((long) (seconds / 20), 1, MOST_PLACES);
        List<String> words = started();
        StringBuilder graph = new StringBuilder();
        for (int place = 0; place < places; place++) {
            String at = micros(seconds * (2 * place + 1) / (2 * places));
            words.addAll(Guard.input(files.in(Ffmpeg.INPUT), "-noaccurate_seek", "-ss", at, "-t", "" + LOOKED));
            graph.append(
                    "[%d:%d]setpts=PTS-STARTPTS,fps=%d,scale=%d:%d:flags=neighbor,format=gray,trim=end_frame=%d[p%d];"
                            .formatted(
                                    place,
                                    video.index(),
                                    Content.LOOKS_PER_SECOND,
                                    Content.LOOK.width(),
                                    Content.LOOK.height(),
                                    LOOKED * Content.LOOKS_PER_SECOND,
                                    place));
        }
        for (int place = 0; place < places; place++) {
            graph.append("[p").append(place).append(']');
        }
        graph.append("concat=n=").append(places).append("[looks]");
        words.addAll(List.of("-filter_complex", graph.toString(), "-map", "[looks]"));
        words.addAll(List.of("-fps_mode", "passthrough", "-f", "rawvideo", files.out(name)));
        return words;
    }

    private static String micros(double seconds) {
        return BigDecimal.valueOf(seconds).setScale(6, RoundingMode.HALF_UP).toPlainString();
    }

    static List<String> started() {
        return new ArrayList<>(
                List.of("-nostdin", "-hide_banner", "-v", "warning", "-nostats", "-progress", "pipe:1", "-y"));
    }

    /** One file for each stream, and a playlist of byte ranges in it: a tenth of the objects to keep, move and delete. */
    static List<String> segments(
            Confined.Inside files, RenditionFiles.Stream stream, double seconds, double start, List<String> fragments) {
        List<String> words = new ArrayList<>(List.of(
                "-output_ts_offset",
                micros(start),
                "-avoid_negative_ts",
                "disabled",
                "-map_metadata",
                "-1",
                "-map_chapters",
                "-1",
                "-f",
                "hls",
                "-hls_time",
                micros(seconds),
                "-hls_playlist_type",
                "vod",
                "-hls_segment_type",
                "fmp4"));
        words.addAll(fragments);
        words.addAll(List.of(
                "-hls_flags",
                "single_file+independent_segments",
                "-hls_segment_filename",
                files.out(stream.media()),
                files.out(stream.playlist())));
        return words;
    }
}
