package org.shuyuan.render.ffmpeg;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/** How media is made playable. */
@ConfigMapping(prefix = "shuyuan.render")
public interface RenderConfig {

    /** Where renditions lie while they are made; needs room for twice the largest upload. */
    @WithDefault("${shuyuan.data}/scratch")
    Path scratch();

    /** Where FFmpeg is unpacked to, once. */
    @WithDefault("${shuyuan.programs}/ffmpeg")
    Path cache();

    /** From keyframe to keyframe at most, for an upload to be played as it is: a player can begin only at one. */
    @WithDefault("10s")
    Duration longestGap();

    /** Address space of one FFmpeg, in bytes. Five rungs of 1080p take about 1.5 GB. */
    @WithDefault("6442450944")
    long memory();

    /**
     * Bytes that all encodes of this node may take together by {@link Take#memory}: half of the machine's, or of its
     * container's, where it is left out.
     */
    OptionalLong budget();

    /** An encode may take this many times the length of what it encodes; then it is stuck, or the machine is too weak. */
    @WithDefault("40")
    int patience();

    /** How much of a video is encoded in one go: the most that a crash costs. */
    @WithDefault("60s")
    Duration chunk();

    /** From this length on the rung in which a board can be read is made before the others. */
    @WithDefault("15m")
    Duration earlyFrom();

    /** Short side of a poster in pixels. */
    @WithDefault("720")
    int poster();

    /** Short side, in pixels, of the same picture in a list: twice what a card measures, for dense screens. */
    @WithDefault("270")
    int card();
}
