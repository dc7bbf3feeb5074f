package org.shuyuan.catalog;

import java.util.UUID;

/** Fired inside the transaction that changes what a reader, the index or a harvester can see of a resource. */
public record ResourceChanged(UUID resource) {}
