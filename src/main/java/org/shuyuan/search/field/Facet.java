package org.shuyuan.search.field;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A property by which answers are counted and narrowed. */
public enum Facet {
    KIND,
    SUBJECT,
    /** A grade; a stage is understood as well, and means all grades in it. */
    GRADE,
    EDITION,
    LEVEL,
    /** The id of an organisation, and means all below it as well. */
    ORGANISATION,
    /** A {@link Length}. */
    DURATION,
    /** {@link #YES} where somebody has written down what is said. */
    CAPTIONS,
    LANGUAGE,
    LICENCE,
    /** As it stands on a textbook: 七年级上册. Chosen by the curriculum, not from a list. */
    VOLUME,
    /** A {@link org.shuyuan.catalog.Curriculum#key(String) key} of a lesson; chosen as a volume is. */
    LESSON;

    /** A value of every facet: what has none. */
    public static final String NONE = "-";

    public static final String YES = "yes";

    /** Characters of a value that is written or chosen: no lesson of a curriculum is longer, and the engine takes no long word. */
    public static final int LONGEST = 200;

    private static final List<Facet> COUNTED =
            Arrays.stream(values()).filter(Facet::counted).toList();

    /** The name of the request parameter. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that an answer counts. */
    public static List<Facet> allCounted() {
        return COUNTED;
    }

    /** The field in the index. */
    public String field() {
        return this == ORGANISATION ? Fields.HOUSE : id();
    }

    private boolean counted() {
        return this != VOLUME && this != LESSON;
    }
}
