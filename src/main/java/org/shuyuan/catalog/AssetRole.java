package org.shuyuan.catalog;

import java.util.Locale;

/** What a file is to its resource. */
public enum AssetRole {
    /** The bytes as they came; never altered. */
    ORIGINAL,
    /** A picture of a book or a set of slides. */
    COVER,
    /** A WebVTT text track; the asset's language tells which. */
    CAPTION,
    /** The parts of a film, a WebVTT track of titles; one at most. */
    CHAPTERS;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
