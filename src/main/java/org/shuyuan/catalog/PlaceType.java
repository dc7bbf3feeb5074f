package org.shuyuan.catalog;

import java.util.Locale;

/** What kind of place; it tells what {@link Place#at} counts. */
public enum PlaceType {
    /** A caption cue; at is its second. */
    CUE,
    /** A slide; at is its number, from 1. */
    SLIDE,
    /** A page, or a chapter of a book without pages; at is its number, from 1. */
    PAGE,
    /** A part of a film that a person has named; at is its second. */
    CHAPTER,
    /** What stood on the screen of a film while something was said; at is the second from which it stood. */
    SCREEN;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PlaceType of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
