package org.shuyuan.render;

import java.util.Locale;

/** The renditions of a resource with media. */
public enum RenditionName {
    /** The picture that stands for a video. */
    POSTER,
    /** The upload as it is coded, in segments; in the way of nothing, and gone from view when the ladder is ready. */
    REMUX,
    /** All rungs of the profile. */
    LADDER;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RenditionName of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
