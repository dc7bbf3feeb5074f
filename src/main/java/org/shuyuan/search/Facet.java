package org.shuyuan.search;

import java.util.Locale;

/** A property by which answers are counted and narrowed. */
public enum Facet {
    KIND,
    SUBJECT,
    /** A grade; a stage is understood as well, and means all grades in it. */
    GRADE,
    LEVEL;

    /** The name of the request parameter, and of the field in the index. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
