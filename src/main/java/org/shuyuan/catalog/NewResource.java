package org.shuyuan.catalog;

import java.util.UUID;

/** What a resource begins with. */
public record NewResource(String kind, UUID organisation, UUID owner, Descriptors descriptors) {}
