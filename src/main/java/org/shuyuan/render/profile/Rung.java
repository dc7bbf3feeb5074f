package org.shuyuan.render.profile;

import java.util.Optional;

/**
 * One quality of a ladder.
 *
 * @param name stands in addresses: letters, digits and hyphens
 * @param shortSide of the picture, in pixels
 * @param fps frames in a second, at most
 * @param preset x264's, from ultrafast to veryslow; of AV1 SVT-AV1's, from 13 to 0
 * @param crf the encoder's constant rate factor: the quality that is aimed at
 * @param maxKbps what it may not exceed, in kbit/s
 * @param codec H.264 where it is left out
 * @param x264 what x264 is told besides, as {@code bframes=3:me=dia}; nothing where it is left out
 */
public record Rung(
        String name,
        int shortSide,
        double fps,
        String preset,
        double crf,
        int maxKbps,
        Optional<VideoCodec> codec,
        Optional<String> x264) {

    public Rung {
        require(name.matches("[a-z0-9][a-z0-9-]{0,30}"), "name", name);
        require(shortSide >= 64 && shortSide <= 4320, "shortSide", shortSide);
        require(fps >= 1 && fps <= 120, "fps", fps);
        VideoCodec coded = codec.orElse(VideoCodec.H264);
        require(coded.knowsPreset(preset), "preset", preset);
        require(coded.knowsQuality(crf), "crf", crf);
        require(x264.orElse("a=1").matches("[a-z0-9-]+=[a-z0-9.,-]+(:[a-z0-9-]+=[a-z0-9.,-]+)*"), "x264", x264);
        require(x264.isEmpty() || coded == VideoCodec.H264, "x264", "where the codec is another");
        require(maxKbps >= 16 && maxKbps <= 100_000, "maxKbps", maxKbps);
    }

    /** In H.264. */
    public Rung(String name, int shortSide, double fps, String preset, double crf, int maxKbps) {
        this(name, shortSide, fps, preset, crf, maxKbps, Optional.empty(), Optional.empty());
    }

    public VideoCodec coded() {
        return codec.orElse(VideoCodec.H264);
    }

    static void require(boolean holds, String field, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(field + " can't be " + value);
        }
    }
}
