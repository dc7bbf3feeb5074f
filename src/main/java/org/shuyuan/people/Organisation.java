package org.shuyuan.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A province, a city, a district or a school.
 *
 * @param parent the organisation one level up; none for a province
 * @param code the GB/T 2260 code of the division, extended by the deployment for schools
 */
public record Organisation(UUID id, @Nullable UUID parent, OrganisationLevel level, String code, String title) {}
