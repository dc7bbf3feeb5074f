package org.shuyuan.render.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the pictures of a rung are coded in. */
public enum VideoCodec {
    /** Plays everywhere. */
    @JsonProperty("h264")
    H264("ultrafast|superfast|veryfast|faster|fast|medium|slow|slower|veryslow", 51, 60),
    /** A third smaller for what a camera sees; players without it leave these rungs alone. */
    @JsonProperty("av1")
    AV1("[0-9]|1[0-3]", 63, 180);

    private final String presets;
    private final int worst;
    private final int held;

    VideoCodec(String presets, int worst, int held) {
        this.presets = presets;
        this.worst = worst;
        this.held = held;
    }

    /** Pictures that its encoder holds: references, and what it looks ahead. Measured. */
    public int held() {
        return held;
    }

    boolean knowsPreset(String preset) {
        return preset.matches(presets);
    }

    boolean knowsQuality(double crf) {
        return crf >= 0 && crf <= worst;
    }
}
