package org.shuyuan.catalog;

import org.jspecify.annotations.Nullable;

/** A file whose bytes are stored already. */
public record NewAsset(
        AssetRole role,
        String sha256,
        long size,
        String mediaType,
        String filename,
        @Nullable String language,
        Origin origin) {

    /** As it came from a person or out of the file it belongs to; of no language. */
    public NewAsset(AssetRole role, String sha256, long size, String mediaType, String filename) {
        this(role, sha256, size, mediaType, filename, null, role == AssetRole.COVER ? Origin.EXTRACTED : Origin.PERSON);
    }
}
