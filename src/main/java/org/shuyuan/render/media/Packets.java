package org.shuyuan.render.media;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What really lies in a file, counted packet by packet: containers claim, packets are.
 *
 * @param tracks by stream index
 */
public record Packets(Map<Integer, Track> tracks) {

    /** How ffprobe is asked for the lines that {@link Reader} takes. */
    public static final List<String> ASKED =
            List.of("-show_entries", "packet=stream_index,pts_time,duration_time,flags", "-of", "csv=p=0");

    public Packets {
        tracks = Map.copyOf(tracks);
    }

    public Optional<Track> track(int index) {
        return Optional.ofNullable(tracks.get(index));
    }

    /**
     * @param start presentation time of the earliest packet, in seconds
     * @param end when the last packet has been shown, in seconds
     * @param keyframeGap the longest time from one keyframe to the next or to the end, in seconds
     * @param stand how long one picture may stand before the next, in seconds; a little too much where pictures are stored
     *     out of order
     */
    public record Track(long count, double start, double end, double keyframeGap, double stand) {

        /** Of a stream that holds nothing. */
        public static final Track NONE = new Track(0, 0, 0, Double.POSITIVE_INFINITY, 0);

        public double seconds() {
            return end - start;
        }
    }

    /** Takes the lines one by one, in constant memory. */
    public static final class Reader {

        private final Map<Integer, Running> running = new HashMap<>();

        public void line(String line) {
            String[] fields = line.split(",", -1);
            if (fields.length < 4 || !fields[0].matches("\\d{1,3}")) {
                return;
            }
            Running track = running.computeIfAbsent(Integer.valueOf(fields[0]), _ -> new Running());
            track.packet(seconds(fields[1]), seconds(fields[2]), fields[3]);
        }

        public Packets read() {
            Map<Integer, Track> tracks = new HashMap<>();
            running.forEach((index, track) -> tracks.put(index, track.read()));
            return new Packets(tracks);
        }

        private static double seconds(String field) {
            try {
                return Double.parseDouble(field);
            } catch (NumberFormatException notAvailable) {
                return Double.NaN;
            }
        }
    }

    private static final class Running {

        private long count;
        private double start = Double.POSITIVE_INFINITY;
        private double end = Double.NEGATIVE_INFINITY;
        private double lastKeyframe = Double.NaN;
        private double gap;
        private double latest = Double.NaN;
        private double stand;

        void packet(double time, double duration, String flags) {
            // A packet marked D only primes the decoder; one without time can't be placed.
            if (Double.isNaN(time) || flags.contains("D")) {
                return;
            }
            count++;
            stand = Math.max(stand, Double.isNaN(latest) ? 0 : time - latest);
            latest = Double.isNaN(latest) ? time : Math.max(latest, time);
            start = Math.min(start, time);
            end = Math.max(end, time + (Double.isNaN(duration) ? 0 : duration));
            if (flags.startsWith("K")) {
                gap = Math.max(gap, Double.isNaN(lastKeyframe) ? 0 : time - lastKeyframe);
                lastKeyframe = time;
            }
        }

        Track read() {
            if (count == 0) {
                return Track.NONE;
            }
            double tail = Double.isNaN(lastKeyframe) ? Double.POSITIVE_INFINITY : end - lastKeyframe;
            return new Track(count, start, end, Math.max(gap, tail), stand);
        }
    }
}
