package org.shuyuan.render.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.render.media.Gain;
import org.shuyuan.render.media.Probe;
import org.shuyuan.render.media.SoundSurvey;
import org.shuyuan.render.profile.Profile;
import org.shuyuan.work.Confined;

/** The argument lists of FFmpeg that have to do with sound; as {@link FfmpegCommand} pure functions. */
public final class SoundCommand {

    private static final int RATE = 48_000;
    /** Half of the work, and of speech the loudness differs by less than a tenth (measured: 0.04 LU). */
    private static final int SURVEY_RATE = 24_000;

    private SoundCommand() {}

    /** What is made of two channels where one is wanted. */
    public enum Mix {
        BOTH("aformat=channel_layouts=mono"),
        /** Where the two cancel each other out, as they do from a microphone whose cable was made for another socket. */
        LEFT("pan=mono|c0=c0");

        private final String filter;

        Mix(String filter) {
            this.filter = filter;
        }

        public String filter() {
            return filter;
        }
    }

    /** Whether two channels of a track become one. */
    public static boolean mixes(Profile profile, Probe.Audio audio) {
        return mono(profile, audio) && audio.channels() == 2;
    }

    /** Tells the loudness, and the peak and the power of each tenth of a second, in lines for {@link SoundSurvey.Reader}. */
    public static List<String> survey(Confined.Inside files, Profile profile, Probe.Audio audio, Mix mix) {
        List<String> words = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "warning", "-nostats"));
        words.addAll(Guard.input(files.in(Ffmpeg.INPUT)));
        words.addAll(List.of("-map", "0:" + audio.index()));
        // With its metadata asked for, ebur128 cuts the sound into tenths of a second itself.
        words.addAll(List.of(
                "-af",
                laidOut(profile, audio, mix, mono(profile, audio) ? SURVEY_RATE : RATE)
                        + ",ebur128=metadata=1:framelog=quiet"
                        + ",astats=metadata=1:reset=1:measure_perchannel=none:measure_overall=Peak_level+RMS_level"
                        // All that is known, by one writer: several have buffers of their own, and tear each other's
                        // lines.
                        + ",ametadata=mode=print:file=-"));
        words.addAll(List.of("-f", "null", "-"));
        return words;
    }

    /**
     * The sound that all rungs share, in one go, and the one that goes with slides alone.
     *
     * @param thinKbps of the second, in kbit/s; none where it isn't wanted
     */
    public static List<String> encode(
            Confined.Inside files, Profile profile, Probe.Audio audio, Mix mix, Gain gain, OptionalInt thinKbps) {
        List<String> words = FfmpegCommand.started();
        words.addAll(Guard.input(files.in(Ffmpeg.INPUT)));
        String graph = "[0:%d]%s%s".formatted(audio.index(), laidOut(profile, audio, mix, RATE), louder(gain));
        words.addAll(List.of(
                "-filter_complex",
                thinKbps.isPresent()
                        ? graph + ",asplit[sound][all];[all]aformat=channel_layouts=mono[thin]"
                        : graph + "[sound]"));
        words.addAll(encoded(files, "sound", profile.audio().kbps(), profile, RenditionFiles.AUDIO));
        thinKbps.ifPresent(kbps -> {
            List<String> thin = encoded(files, "thin", kbps, profile, RenditionFiles.THIN);
            // A quarter of the work.
            thin.addAll(thin.indexOf("-b:a"), List.of("-aac_coder", "fast"));
            words.addAll(thin);
        });
        return words;
    }

    private static List<String> encoded(
            Confined.Inside files, String label, int kbps, Profile profile, RenditionFiles.Stream stream) {
        List<String> words = new ArrayList<>(
                List.of("-map", "[" + label + "]", "-c:a", profile.audio().codec()));
        words.addAll(List.of("-b:a", kbps + "k", "-ar", Integer.toString(RATE)));
        words.addAll(FfmpegCommand.segments(files, stream, profile.segmentSeconds(), 0, FfmpegCommand.PRIMED));
        return words;
    }

    /** As it will be heard. Sound that was lost on the way, or begins after the picture, becomes silence, so that lips stay in step. */
    private static String laidOut(Profile profile, Probe.Audio audio, Mix mix, int rate) {
        return "aresample=%d:async=1000:first_pts=0,".formatted(rate)
                + (mono(profile, audio) ? mix.filter() : "aformat=channel_layouts=stereo");
    }

    private static boolean mono(Profile profile, Probe.Audio audio) {
        return Math.min(profile.audio().channels(), audio.channels()) == 1;
    }

    private static String louder(Gain gain) {
        if (gain.equals(Gain.NONE)) {
            return "";
        }
        String volume = String.format(Locale.ROOT, ",volume=%.2fdB", gain.decibels());
        // It only holds the peaks: without level=false it would turn up all the rest.
        return gain.limited()
                ? volume
                        + String.format(
                                Locale.ROOT,
                                ",alimiter=limit=%.4f:attack=1:release=20:level=false:latency=true",
                                Math.pow(10, Gain.CEILING / 20))
                : volume;
    }
}
