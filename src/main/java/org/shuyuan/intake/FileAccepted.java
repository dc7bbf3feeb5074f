package org.shuyuan.intake;

import java.util.UUID;

/** Fired inside the transaction that makes the resource: its original bytes are stored, and their type is known from the content. */
public record FileAccepted(UUID resource, UUID asset, String mediaType) {}
