package org.shuyuan.render.manifest;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyuan.render.media.FrameRate;
import org.shuyuan.render.media.Size;

/**
 * Everything of one lesson that can be played instead of each other, and the sound that goes with all of it.
 *
 * @param pictures none where there is only sound
 * @param thin the sound alone, where slides stand beside it
 */
public record Manifest(List<Picture> pictures, Optional<Sound> sound, Optional<Sound> thin) {

    public Manifest(List<Picture> pictures, Optional<Sound> sound) {
        this(pictures, sound, Optional.empty());
    }

    public Manifest {
        pictures = List.copyOf(pictures);
    }

    /**
     * Whether a representation of DASH, which has one initialization segment, can hold each stream. Chunks that another
     * build of FFmpeg has made have heads of their own, which HLS changes to on the way.
     */
    public boolean suitsDash() {
        return Stream.concat(
                        pictures.stream().map(Picture::playlist), sound.stream().map(Sound::playlist))
                .allMatch(MediaPlaylist::hasOneHead);
    }

    /**
     * One rung.
     *
     * @param codec in RFC 6381 notation
     * @param rate none where the source doesn't say
     */
    public record Picture(
            RenditionFiles.Stream stream,
            MediaPlaylist playlist,
            String codec,
            Size size,
            @Nullable FrameRate rate) {

        /** {@code av01} or {@code avc1}. */
        String family() {
            return codec.substring(0, codec.indexOf('.'));
        }

        boolean playsEverywhere() {
            return family().equals("avc1");
        }
    }

    /** @param codec in RFC 6381 notation */
    public record Sound(RenditionFiles.Stream stream, MediaPlaylist playlist, String codec, int channels) {}

    /** Pictures between which a player changes without a new decoder, those that play everywhere first. */
    List<List<Picture>> families() {
        return pictures.stream()
                .collect(Collectors.groupingBy(
                        Picture::family, () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.toList()))
                .values()
                .stream()
                .toList();
    }

    /** The most bits in a second that this picture and the sound take together, over about a segment. */
    long peak(Picture picture) {
        return picture.playlist().peakBandwidth()
                + sound.map(Sound::playlist).map(MediaPlaylist::peakBandwidth).orElse(0L);
    }

    long average(Picture picture) {
        return picture.playlist().averageBandwidth()
                + sound.map(Sound::playlist)
                        .map(MediaPlaylist::averageBandwidth)
                        .orElse(0L);
    }
}
