package org.shuyuan.render.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.render.media.Probe;
import org.shuyuan.render.media.Size;
import org.shuyuan.render.profile.Ladder;
import org.shuyuan.render.profile.Profile;
import org.shuyuan.work.Confined;

/** The argument lists of FFmpeg: pure functions from what is known to what is asked. The program's own name is left out. */
public final class FfmpegCommand {

    /** The name of the input for the child. */
    static final String INPUT = "upload";

    /**
     * The timeline of every rendition begins here. AAC primes its decoder before its first sample; at 0 that would be a
     * negative time, which a fragment can't carry, and players stall.
     */
    static final int TIMELINE_START = 10;

    private static final int AUDIO_RATE = 48_000;
    private static final int POSTER_CANDIDATES = 6;

    private FfmpegCommand() {}

    /** The same coded pictures and sounds in segments, for an upload that browsers can decode as it is. */
    public static List<String> remux(Confined.Inside files, Probe probe, int segmentSeconds) {
        List<String> words = started();
        words.addAll(Guard.input(files.in(INPUT)));
        probe.picture().ifPresent(video -> words.addAll(List.of("-map", "0:" + video.index())));
        probe.sound().ifPresent(audio -> words.addAll(List.of("-map", "0:" + audio.index())));
        words.addAll(List.of("-c", "copy"));
        // In transport streams AAC carries headers of its own; where it has none, this changes nothing.
        probe.sound().ifPresent(_ -> words.addAll(List.of("-bsf:a", "aac_adtstoasc")));
        words.addAll(segments(files, RenditionFiles.REMUX, segmentSeconds));
        return words;
    }

    /**
     * All rungs, the sound and the storyboard in one process: the source is decoded once, each smaller picture is made
     * from the next larger one.
     */
    public static List<String> ladder(
            Confined.Inside files, Profile profile, Ladder ladder, Probe probe, VideoEncoder encoder) {
        List<String> words = started();
        words.addAll(Guard.input(files.in(INPUT)));
        Optional<Probe.Video> picture =
                probe.picture().filter(_ -> !ladder.steps().isEmpty());
        picture.ifPresent(video -> words.addAll(List.of(
                "-filter_complex",
                FilterGraph.of(video, ladder, profile.storyboard().orElse(null)))));
        for (int i = 0; picture.isPresent() && i < ladder.steps().size(); i++) {
            Ladder.Step step = ladder.steps().get(i);
            words.addAll(List.of("-map", "[" + FilterGraph.rung(i) + "]"));
            words.addAll(encoder.options(step, profile));
            words.addAll(segments(files, RenditionFiles.rung(step.rung()), profile.segmentSeconds()));
        }
        probe.sound().ifPresent(audio -> {
            words.addAll(List.of("-map", "0:" + audio.index()));
            words.addAll(sound(profile.audio(), audio));
            words.addAll(segments(files, RenditionFiles.AUDIO, profile.segmentSeconds()));
        });
        if (picture.isPresent() && profile.storyboard().isPresent()) {
            words.addAll(List.of("-map", "[" + FilterGraph.SHEETS + "]", "-c:v", "mjpeg", "-q:v", "6"));
            words.addAll(List.of("-fps_mode", "passthrough", "-f", "image2", files.out(RenditionFiles.SHEET_PATTERN)));
        }
        return words;
    }

    /** The most telling keyframe near a tenth of the way in: the very beginning is often black or a title. */
    public static List<String> poster(Confined.Inside files, Probe.Video video, double seconds, RenderConfig config) {
        List<String> words = started();
        String at = "%.3f".formatted(Math.min(seconds / 10, 60));
        words.addAll(Guard.input(files.in(INPUT), "-skip_frame", "nokey", "-noaccurate_seek", "-ss", at));
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
        words.addAll(picture("large", 3, files.out(RenditionFiles.POSTER)));
        words.addAll(picture("small", 5, files.out(RenditionFiles.CARD)));
        return words;
    }

    private static List<String> picture(String label, int quality, String file) {
        return List.of(
                "-map",
                "[" + label + "]",
                "-frames:v",
                "1",
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
        return new ArrayList<>(
                List.of("-nostdin", "-hide_banner", "-v", "warning", "-nostats", "-progress", "pipe:1", "-y"));
    }

    private static List<String> sound(Profile.Sound wanted, Probe.Audio source) {
        int channels = Math.min(wanted.channels(), source.channels());
        return List.of(
                // Sound that was lost on the way becomes silence, so that lips stay in step.
                "-af",
                "aresample=async=1000",
                "-c:a",
                wanted.codec(),
                "-b:a",
                wanted.kbps() + "k",
                "-ac",
                "" + channels,
                "-ar",
                "" + AUDIO_RATE);
    }

    /** One file for each stream, and a playlist of byte ranges in it: a tenth of the objects to keep, move and delete. */
    private static List<String> segments(Confined.Inside files, RenditionFiles.Stream stream, int seconds) {
        return List.of(
                "-output_ts_offset",
                "" + TIMELINE_START,
                "-avoid_negative_ts",
                "disabled",
                "-map_metadata",
                "-1",
                "-map_chapters",
                "-1",
                "-f",
                "hls",
                "-hls_time",
                "" + seconds,
                "-hls_playlist_type",
                "vod",
                "-hls_segment_type",
                "fmp4",
                "-hls_segment_options",
                "movflags=+frag_discont",
                "-hls_flags",
                "single_file+independent_segments",
                "-hls_segment_filename",
                files.out(stream.media()),
                files.out(stream.playlist()));
    }
}
