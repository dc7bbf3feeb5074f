package org.shuyuan.catalog;

import org.jspecify.annotations.Nullable;

/** A file whose bytes are stored already. */
public record NewAsset(
        AssetRole role,
        String sha256,
        long size,
        String mediaType,
        String filename,
        @Nullable String language) {

    public NewAsset(AssetRole role, String sha256, long size, String mediaType, String filename) {
        this(role, sha256, size, mediaType, filename, null);
    }
}
