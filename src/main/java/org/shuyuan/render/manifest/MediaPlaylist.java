package org.shuyuan.render.manifest;

import java.util.ArrayList;
import java.util.List;

/**
 * The segments of one stream, read from the HLS media playlist of byte ranges (RFC 8216, 4.3.2) that FFmpeg has written.
 */
public record MediaPlaylist(List<Segment> segments) {

    private static final String SECONDS = "#EXTINF:";
    private static final String RANGE = "#EXT-X-BYTERANGE:";

    public MediaPlaylist {
        segments = List.copyOf(segments);
    }

    /** One segment: its length and its bytes. */
    public record Segment(double seconds, long bytes) {}

    /** @throws IllegalArgumentException where a segment has no length or no range */
    public static MediaPlaylist read(String text) {
        List<Segment> segments = new ArrayList<>();
        double seconds = 0;
        long bytes = 0;
        for (String line : text.lines().toList()) {
            if (line.startsWith(SECONDS)) {
                seconds = Double.parseDouble(line.substring(SECONDS.length(), line.indexOf(',')));
            } else if (line.startsWith(RANGE)) {
                bytes = Long.parseLong(line.substring(RANGE.length()).split("@", 2)[0]);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                if (seconds <= 0 || bytes <= 0) {
                    throw new IllegalArgumentException("A segment without length or range: " + line);
                }
                segments.add(new Segment(seconds, bytes));
                bytes = 0;
            }
        }
        return new MediaPlaylist(segments);
    }

    public double seconds() {
        return segments.stream().mapToDouble(Segment::seconds).sum();
    }

    /** Bits in a second over the whole stream. */
    long averageBandwidth() {
        long bytes = segments.stream().mapToLong(Segment::bytes).sum();
        return Math.round(8 * bytes / Math.max(0.001, seconds()));
    }

    /**
     * The peak segment bit rate of RFC 8216, 4.1: over every run of segments that lasts from half to one and a half
     * target durations; a last segment of a few frames must not count for itself.
     */
    long peakBandwidth() {
        double target = segments.stream().mapToDouble(Segment::seconds).max().orElse(0);
        double peak = 0;
        for (int first = 0; first < segments.size(); first++) {
            double seconds = 0;
            long bytes = 0;
            for (int last = first; last < segments.size() && seconds <= 1.5 * target; last++) {
                seconds += segments.get(last).seconds();
                bytes += segments.get(last).bytes();
                if (seconds >= 0.5 * target && seconds <= 1.5 * target) {
                    peak = Math.max(peak, 8 * bytes / seconds);
                }
            }
        }
        return Math.max(Math.round(peak), averageBandwidth());
    }
}
