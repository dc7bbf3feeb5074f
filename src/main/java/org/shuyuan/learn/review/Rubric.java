package org.shuyuan.learn.review;

import java.util.List;
import java.util.Optional;
import org.shuyuan.catalog.LocalText;

/**
 * What is looked at in a lesson (课堂观察量表).
 *
 * @param levels of each criterion: 1 is the least, this the most
 */
record Rubric(String id, LocalText title, int levels, List<Criterion> criteria) {

    private static final int FEWEST_LEVELS = 2;
    private static final int MOST_LEVELS = 10;

    record Criterion(String id, LocalText title) {

        Criterion {
            if (!id.matches("[a-z0-9-]{1,40}")) {
                throw new IllegalArgumentException("criterion '" + id + "' has an id that isn't a-z, 0-9 and '-'");
            }
        }
    }

    Rubric {
        criteria = List.copyOf(criteria);
        if (criteria.isEmpty()) {
            throw new IllegalArgumentException("a rubric needs criteria");
        }
        if (levels < FEWEST_LEVELS || levels > MOST_LEVELS) {
            throw new IllegalArgumentException("levels are " + FEWEST_LEVELS + " to " + MOST_LEVELS);
        }
        if (criteria.stream().map(Criterion::id).distinct().count() < criteria.size()) {
            throw new IllegalArgumentException("a criterion stands there twice");
        }
    }

    Optional<Criterion> criterion(String id) {
        return criteria.stream().filter(criterion -> criterion.id().equals(id)).findFirst();
    }

    boolean allows(int level) {
        return level >= 1 && level <= levels;
    }
}
