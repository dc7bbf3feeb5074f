package org.shuyuan.render.media;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What ffprobe says about a file.
 *
 * @param format ffprobe's short names of the container, separated by commas
 * @param seconds the duration the container claims; 0 where it claims none
 */
public record Probe(String format, double seconds, List<Video> video, List<Audio> audio) {

    public Probe {
        video = List.copyOf(video);
        audio = List.copyOf(audio);
    }

    /** The moving picture; a cover picture inside an audio file is none. */
    public Optional<Video> picture() {
        return video.stream().filter(track -> !track.cover()).findFirst();
    }

    public Optional<Audio> sound() {
        return audio.stream().findFirst();
    }

    /**
     * Whether its timestamps may jump, as those of MPEG's streams do where a recorder went on or parts were joined. Of such
     * a container FFmpeg reckons the beginning from the tracks that it is asked for, of others from all.
     */
    public boolean mayJump() {
        return format.equals("mpegts") || format.equals("mpeg");
    }

    /**
     * A video track as it is stored.
     *
     * @param width stored pixels, before rotation and sample aspect ratio
     * @param rotation degrees that the player must turn it by: 0, 90, 180 or 270
     * @param pixelAspect width of a pixel divided by its height
     * @param rate frames in a second, average; empty where the file doesn't say
     * @param frames frames that the container claims; 0 where it doesn't
     * @param cover a still picture that belongs to an audio file
     */
    public record Video(
            int index,
            String codec,
            String pixelFormat,
            int width,
            int height,
            int rotation,
            double pixelAspect,
            @Nullable FrameRate rate,
            long frames,
            boolean interlaced,
            boolean highDynamicRange,
            boolean cover) {

        /** The size as a viewer sees it: square pixels, turned upright. */
        public Size shown() {
            Size square = pixelAspect >= 1
                    ? new Size((int) Math.round(width * pixelAspect), height)
                    : new Size(width, (int) Math.round(height / pixelAspect));
            return rotation % 180 == 0 ? square : square.turned();
        }
    }

    /**
     * @param profile as ffprobe names it: LC, HE-AAC, …
     */
    public record Audio(int index, String codec, String profile, int channels, int sampleRate) {}
}
