package org.shuyuan.people;

import java.util.UUID;

/** Fired inside the transaction that gives an organisation another title. */
public record OrganisationRenamed(UUID organisation) {}
