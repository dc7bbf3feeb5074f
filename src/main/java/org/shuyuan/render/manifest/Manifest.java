package org.shuyuan.render.manifest;

import java.util.List;
import java.util.Optional;
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
            @Nullable FrameRate rate) {}

    /** @param codec in RFC 6381 notation */
    public record Sound(RenditionFiles.Stream stream, MediaPlaylist playlist, String codec, int channels) {}

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
