package org.shuyuan.search.engine;

import java.util.Set;

/**
 * Two indexes that belong together: one of resources, one of places. Readers and writers find them behind aliases, so that
 * another generation takes their place from one request to the next.
 *
 * @param number six digits stand for it in the names, as Hibernate Search has its indexes
 */
public record Generation(int number) {

    /** The aliases that readers ask. */
    public static final String RESOURCES = "resource-read";

    public static final String PLACES = "place-read";
    /** The aliases that say where to write to. */
    public static final String RESOURCES_WRITTEN = "resource-write";

    public static final String PLACES_WRITTEN = "place-write";

    public static final Set<String> ALIASES = Set.of(RESOURCES, PLACES, RESOURCES_WRITTEN, PLACES_WRITTEN);

    public String resources() {
        return "resource-%06d".formatted(number);
    }

    public String places() {
        return "place-%06d".formatted(number);
    }

    Generation next() {
        return new Generation(number + 1);
    }
}
