package org.shuyuan.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A province, a city, a district or a school.
 *
 * @param parent the organisation that it stands under; none for a root of the tree
 * @param code the GB/T 2260 code of the division, extended by the deployment for schools
 */
public record Organisation(UUID id, @Nullable UUID parent, OrganisationLevel level, String code, String title) {

    /** Characters. */
    static final int LONGEST_TITLE = 200;
}
