package org.shuyuan.render.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The segments of one stream, as an HLS media playlist of byte ranges tells them (RFC 8216, 4.3.2).
 */
public record MediaPlaylist(List<Segment> segments) {

    private static final String SECONDS = "#EXTINF:";
    private static final String RANGE = "#EXT-X-BYTERANGE:";

    public MediaPlaylist {
        segments = List.copyOf(segments);
    }

    /**
     * One segment.
     *
     * @param head the file that a decoder has to read before it
     * @param file the file it lies in
     * @param offset where in the file, in bytes
     */
    public record Segment(double seconds, String head, String file, long offset, long bytes) {

        /** Whether the next one begins at the byte, and with the head, with which this one ends. */
        boolean precedes(Segment next) {
            return head.equals(next.head) && file.equals(next.file) && offset + bytes == next.offset;
        }

        /** This one with what follows it. */
        Segment with(Segment next) {
            return new Segment(seconds + next.seconds, head, file, offset, bytes + next.bytes);
        }
    }

    /**
     * Reads what FFmpeg has written.
     *
     * @param head the file in which its head will be found
     * @throws IllegalArgumentException where a segment has no length or no range
     */
    public static MediaPlaylist read(String text, String head) {
        List<Segment> segments = new ArrayList<>();
        double seconds = 0;
        String[] range = null;
        for (String line : text.lines().toList()) {
            if (line.startsWith(SECONDS)) {
                seconds = Double.parseDouble(line.substring(SECONDS.length(), line.indexOf(',')));
            } else if (line.startsWith(RANGE)) {
                range = line.substring(RANGE.length()).split("@", 2);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                if (seconds <= 0 || range == null || range.length < 2) {
                    throw new IllegalArgumentException("A segment without length or range: " + line);
                }
                segments.add(new Segment(seconds, head, line, Long.parseLong(range[1]), Long.parseLong(range[0])));
                range = null;
            }
        }
        return new MediaPlaylist(segments);
    }

    /** One playlist after another on one timeline. */
    public static MediaPlaylist joined(List<MediaPlaylist> parts) {
        return new MediaPlaylist(
                parts.stream().flatMap(part -> part.segments.stream()).toList());
    }

    /** As text, complete: nothing will be added to it. */
    public String write() {
        List<String> lines = new ArrayList<>(List.of(
                "#EXTM3U",
                "#EXT-X-VERSION:7",
                "#EXT-X-TARGETDURATION:" + Math.max(1, Math.round(longest())),
                "#EXT-X-PLAYLIST-TYPE:VOD"));
        String head = null;
        for (Segment segment : segments) {
            if (!segment.head.equals(head)) {
                head = segment.head;
                lines.add("#EXT-X-MAP:URI=\"" + head + "\"");
            }
            lines.add(SECONDS + String.format(Locale.ROOT, "%.6f,", segment.seconds));
            lines.add(RANGE + segment.bytes + "@" + segment.offset);
            lines.add(segment.file);
        }
        lines.add("#EXT-X-ENDLIST");
        return String.join("\n", lines) + "\n";
    }

    /** The same segments, of which the last lasts until all of them have lasted so long: FFmpeg guesses how long its last frame stands. */
    public MediaPlaylist lasting(double seconds) {
        Segment last = segments.getLast();
        double remaining = seconds - (seconds() - last.seconds);
        if (remaining <= 0) {
            return this;
        }
        List<Segment> lasting = new ArrayList<>(segments);
        lasting.set(lasting.size() - 1, new Segment(remaining, last.head, last.file, last.offset, last.bytes));
        return new MediaPlaylist(lasting);
    }

    /**
     * The same, where a last segment that is shorter than this belongs to the one before it: hls.js stalls before the end of a sound
     * whose last segment is a single packet.
     *
     * @param least in seconds
     */
    public MediaPlaylist withoutTail(double least) {
        Segment last = segments.getLast();
        if (segments.size() < 2 || last.seconds >= least) {
            return this;
        }
        Segment before = segments.get(segments.size() - 2);
        if (!before.precedes(last)) {
            return this;
        }
        List<Segment> joined = new ArrayList<>(segments.subList(0, segments.size() - 2));
        joined.add(before.with(last));
        return new MediaPlaylist(joined);
    }

    /** Whether one head is enough for all of it. */
    public boolean hasOneHead() {
        return segments.stream().map(Segment::head).distinct().count() <= 1;
    }

    /** The same bytes in as few pieces as they lie in one after another. */
    public List<Segment> runs() {
        List<Segment> runs = new ArrayList<>();
        for (Segment next : segments) {
            Segment run = runs.isEmpty() ? null : runs.getLast();
            if (run != null && run.precedes(next)) {
                runs.set(runs.size() - 1, run.with(next));
            } else {
                runs.add(next);
            }
        }
        return runs;
    }

    public double seconds() {
        return segments.stream().mapToDouble(Segment::seconds).sum();
    }

    private double longest() {
        return segments.stream().mapToDouble(Segment::seconds).max().orElse(0);
    }

    /** Bits in a second over the whole stream. */
    public long averageBandwidth() {
        long bytes = segments.stream().mapToLong(Segment::bytes).sum();
        return Math.round(8 * bytes / Math.max(0.001, seconds()));
    }

    /**
     * The peak segment bit rate of RFC 8216, 4.1: over every run of segments that lasts from half to one and a half
     * target durations; a last segment of a few frames must not count for itself.
     */
    public long peakBandwidth() {
        double target = longest();
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
