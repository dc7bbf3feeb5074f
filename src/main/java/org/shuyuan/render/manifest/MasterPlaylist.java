package org.shuyuan.render.manifest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The HLS master playlist (RFC 8216, 4.3.4), written by us from real segment sizes: FFmpeg's own leaves the shared sound
 * out of the bandwidth, and players then choose what the line can't carry.
 */
public final class MasterPlaylist {

    /** The rung that players begin with: the best that half of a village line carries. */
    private static final long FIRST_CHOICE_BITS = 1_000_000;

    private static final String GROUP = "sound";

    private MasterPlaylist() {}

    public static String write(Manifest manifest) {
        List<String> lines = new ArrayList<>(List.of("#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"));
        if (manifest.pictures().isEmpty()) {
            manifest.sound().ifPresent(sound -> lines.addAll(alone(sound)));
            return text(lines);
        }
        manifest.sound()
                .ifPresent(sound -> lines.add(
                        "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"%s\",NAME=\"main\",DEFAULT=YES,AUTOSELECT=YES,CHANNELS=\"%d\",URI=\"%s\""
                                .formatted(
                                        GROUP, sound.channels(), sound.stream().playlist())));
        for (Manifest.Picture picture : inOrder(manifest)) {
            lines.add("#EXT-X-STREAM-INF:" + String.join(",", attributes(manifest, picture)));
            lines.add(picture.stream().playlist());
        }
        // Players that choose by themselves fall back to it on the thinnest lines; those by script leave it to the
        // viewer.
        manifest.thin().ifPresent(thin -> lines.addAll(alone(thin)));
        return text(lines);
    }

    private static List<String> alone(Manifest.Sound sound) {
        return List.of(
                "#EXT-X-STREAM-INF:BANDWIDTH=%d,AVERAGE-BANDWIDTH=%d,CODECS=\"%s\""
                        .formatted(
                                sound.playlist().peakBandwidth(),
                                sound.playlist().averageBandwidth(),
                                sound.codec()),
                sound.stream().playlist());
    }

    /** Players begin with the first: the best below a threshold, then the others from the best downwards. */
    private static List<Manifest.Picture> inOrder(Manifest manifest) {
        List<Manifest.Picture> ordered = new ArrayList<>(manifest.pictures());
        ordered.sort(Comparator.comparingLong(manifest::peak).reversed());
        ordered.stream()
                .filter(Manifest.Picture::playsEverywhere)
                .filter(picture -> manifest.peak(picture) <= FIRST_CHOICE_BITS)
                .findFirst()
                .ifPresent(first -> {
                    ordered.remove(first);
                    ordered.addFirst(first);
                });
        return ordered;
    }

    private static List<String> attributes(Manifest manifest, Manifest.Picture picture) {
        List<String> attributes = new ArrayList<>();
        attributes.add("BANDWIDTH=" + manifest.peak(picture));
        attributes.add("AVERAGE-BANDWIDTH=" + manifest.average(picture));
        attributes.add("CODECS=\"" + picture.codec()
                + manifest.sound().map(sound -> "," + sound.codec()).orElse("") + "\"");
        attributes.add(
                "RESOLUTION=" + picture.size().width() + "x" + picture.size().height());
        if (picture.rate() != null) {
            attributes.add("FRAME-RATE="
                    + String.format(Locale.ROOT, "%.3f", picture.rate().perSecond()));
        }
        manifest.sound().ifPresent(_ -> attributes.add("AUDIO=\"" + GROUP + "\""));
        return attributes;
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
