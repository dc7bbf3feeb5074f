package org.shuyuan.render.manifest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shuyuan.render.media.FrameRate;
import org.shuyuan.render.media.Size;

/**
 * The HLS master playlist (RFC 8216, 4.3.4), written by us from real segment sizes: FFmpeg's own leaves the shared sound
 * out of the bandwidth, and players then choose what the line can't carry.
 */
public final class MasterPlaylist {

    /** The rung that players begin with: the best that half of a village line carries. */
    private static final long FIRST_CHOICE_BITS = 1_000_000;

    private static final String GROUP = "sound";

    private MasterPlaylist() {}

    /**
     * One stream that a player may choose.
     *
     * @param codecs of everything that plays together with it, in RFC 6381 notation
     */
    public record Variant(
            RenditionFiles.Stream stream,
            MediaPlaylist playlist,
            List<String> codecs,
            @Nullable Size size,
            @Nullable FrameRate rate) {

        long peak(@Nullable Sound sound) {
            return playlist.peakBandwidth() + (sound == null ? 0 : sound.playlist.peakBandwidth());
        }

        public long average(@Nullable Sound sound) {
            return playlist.averageBandwidth() + (sound == null ? 0 : sound.playlist.averageBandwidth());
        }
    }

    /** The sound that all variants share. */
    public record Sound(RenditionFiles.Stream stream, MediaPlaylist playlist, int channels) {}

    /**
     * @param sound none where the variants carry their own, or none at all
     */
    public static String write(List<Variant> variants, @Nullable Sound sound) {
        List<String> lines = new ArrayList<>(List.of("#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"));
        if (sound != null) {
            lines.add(
                    "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"%s\",NAME=\"main\",DEFAULT=YES,AUTOSELECT=YES,CHANNELS=\"%d\",URI=\"%s\""
                            .formatted(GROUP, sound.channels(), sound.stream().playlist()));
        }
        for (Variant variant : inOrder(variants, sound)) {
            lines.add("#EXT-X-STREAM-INF:" + String.join(",", attributes(variant, sound)));
            lines.add(variant.stream().playlist());
        }
        return String.join("\n", lines) + "\n";
    }

    /** Players begin with the first: the best below a threshold, then the others from the best downwards. */
    private static List<Variant> inOrder(List<Variant> variants, @Nullable Sound sound) {
        List<Variant> ordered = new ArrayList<>(variants);
        ordered.sort(Comparator.comparingLong((Variant variant) -> variant.peak(sound))
                .reversed());
        ordered.stream()
                .filter(variant -> variant.peak(sound) <= FIRST_CHOICE_BITS)
                .findFirst()
                .ifPresent(first -> {
                    ordered.remove(first);
                    ordered.addFirst(first);
                });
        return ordered;
    }

    private static List<String> attributes(Variant variant, @Nullable Sound sound) {
        List<String> attributes = new ArrayList<>();
        attributes.add("BANDWIDTH=" + variant.peak(sound));
        attributes.add("AVERAGE-BANDWIDTH=" + variant.average(sound));
        attributes.add("CODECS=\"" + String.join(",", variant.codecs()) + "\"");
        if (variant.size() != null) {
            Size size = Objects.requireNonNull(variant.size());
            attributes.add("RESOLUTION=" + size.width() + "x" + size.height());
        }
        if (variant.rate() != null) {
            attributes.add("FRAME-RATE="
                    + String.format(Locale.ROOT, "%.3f", variant.rate().perSecond()));
        }
        if (sound != null) {
            attributes.add("AUDIO=\"" + GROUP + "\"");
        }
        return attributes;
    }
}
