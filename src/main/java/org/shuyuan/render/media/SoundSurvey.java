package org.shuyuan.render.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** What a look through a whole sound track has found, in windows of a tenth of a second. */
public final class SoundSurvey {

    /** Where the absolute gate of BS.1770 lies: what is less loud isn't counted. */
    public static final double NOTHING_HEARD = -70;

    public static final double WINDOW_SECONDS = 0.1;

    /** Digital silence has no logarithm. */
    private static final double FLOOR = -120;

    /** A pause between two words is shorter than this many windows. */
    private static final int SHORTEST_SILENCE = 4;
    /** Speech that is this much below its own mean is none, in a room without noise. */
    private static final double QUIET = 20;
    /** In a noisy room a silence is as loud as the noise, and a little more. */
    private static final double NOISE_VARIES = 4;

    private static final double AT_LEAST_BELOW = 10;
    private static final double NOISE_SHARE = 0.1;

    private final double loudness;
    private final double[] peaks;
    private final double[] levels;

    private SoundSurvey(double loudness, double[] peaks, double[] levels) {
        this.loudness = loudness;
        this.peaks = peaks;
        this.levels = levels;
    }

    /** A stretch in which nobody speaks, in seconds. */
    public record Silence(double from, double to) {

        public double seconds() {
            return to - from;
        }
    }

    /** Integrated, in LUFS (ITU-R BS.1770-4); {@link #NOTHING_HEARD} where all of it is silent. */
    public double loudness() {
        return loudness;
    }

    /** Seconds that were looked through. */
    public double seconds() {
        return levels.length * WINDOW_SECONDS;
    }

    public boolean silent() {
        return loudness <= NOTHING_HEARD || levels.length == 0;
    }

    /** The peak that this share of all windows doesn't pass, in dB of full scale. */
    public double peak(double share) {
        return quantile(peaks, share);
    }

    /** How much less loud it is, in dB, when it is made louder by {@code gain} and its peaks are held below the ceiling. */
    double lost(double gain, double ceiling) {
        double whole = 0;
        double held = 0;
        for (int window = 0; window < levels.length; window++) {
            if (levels[window] > loudness - AT_LEAST_BELOW) {
                double over = Math.max(0, peaks[window] + gain - ceiling);
                whole += Math.pow(10, levels[window] / 10);
                held += Math.pow(10, (levels[window] - over) / 10);
            }
        }
        return held > 0 ? 10 * Math.log10(whole / held) : 0;
    }

    /**
     * The outline of the sound in so many steps at most: the highest sample of each, 0 to 100.
     *
     * @param gain what it is made louder by
     */
    public List<Integer> outline(int most, Gain gain) {
        int steps = Math.min(most, peaks.length);
        List<Integer> outline = new ArrayList<>(steps);
        for (int step = 0; step < steps; step++) {
            int from = (int) ((long) step * peaks.length / steps);
            int to = (int) ((step + 1L) * peaks.length / steps);
            double peak = Arrays.stream(peaks, from, to).max().orElse(FLOOR) + gain.decibels();
            outline.add(Math.clamp(Math.round(100 * Math.pow(10, peak / 20)), 0, 100));
        }
        return outline;
    }

    /**
     * The silences, in the order of time. How quiet that is depends on the recording: a lapel microphone knows real silence,
     * a classroom has a projector in it.
     */
    public List<Silence> silences() {
        List<Silence> silences = new ArrayList<>();
        double threshold = threshold();
        int first = 0;
        for (int window = 0; window <= levels.length; window++) {
            if (window == levels.length || levels[window] > threshold) {
                if (window - first >= SHORTEST_SILENCE && !silent()) {
                    silences.add(new Silence(first * WINDOW_SECONDS, window * WINDOW_SECONDS));
                }
                first = window + 1;
            }
        }
        return silences;
    }

    private double threshold() {
        double noise = quantile(levels, NOISE_SHARE);
        return Math.min(loudness - AT_LEAST_BELOW, Math.max(loudness - QUIET, noise + NOISE_VARIES));
    }

    private static double quantile(double[] values, double share) {
        if (values.length == 0) {
            return FLOOR;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    /** Takes the lines that FFmpeg's filters {@code ebur128} and {@code astats} have printed as metadata of each window. */
    public static final class Reader {

        private static final String LOUDNESS = "lavfi.r128.I=";
        private static final String PEAK = "lavfi.astats.Overall.Peak_level=";
        private static final String LEVEL = "lavfi.astats.Overall.RMS_level=";
        /** A day: the child has parsed hostile bytes and may print without end. */
        private static final int MOST_WINDOWS = 864_000;

        private final DoubleStream.Builder peaks = DoubleStream.builder();
        private final DoubleStream.Builder levels = DoubleStream.builder();
        private double loudness = NOTHING_HEARD;
        private int windows;

        public void line(String line) {
            if (windows >= MOST_WINDOWS) {
                return;
            }
            if (line.startsWith(LOUDNESS)) {
                loudness = Math.max(NOTHING_HEARD, decibels(line, LOUDNESS));
            } else if (line.startsWith(PEAK)) {
                peaks.add(decibels(line, PEAK));
            } else if (line.startsWith(LEVEL)) {
                levels.add(decibels(line, LEVEL));
                windows++;
            }
        }

        /** What was broken off in the middle of a window leaves that one away. */
        public SoundSurvey read() {
            double[] highest = peaks.build().toArray();
            double[] mean = levels.build().toArray();
            int whole = Math.min(highest.length, mean.length);
            return new SoundSurvey(loudness, Arrays.copyOf(highest, whole), Arrays.copyOf(mean, whole));
        }

        private static double decibels(String line, String key) {
            try {
                double value = Double.parseDouble(line.substring(key.length()));
                return Double.isNaN(value) ? FLOOR : Math.clamp(value, FLOOR, -FLOOR);
            } catch (NumberFormatException infinite) {
                return FLOOR;
            }
        }
    }
}
