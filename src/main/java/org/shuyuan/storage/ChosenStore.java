package org.shuyuan.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;

/** Makes the one store that the configuration names. */
final class ChosenStore {
    @Produces
    @ApplicationScoped
    BlobStore store(StorageConfig config) {
        return of(config);
    }

    static BlobStore of(StorageConfig config) {
        return switch (config.kind()) {
            case FILE -> new FileBlobStore(config.directory());
            case S3 -> S3BlobStore.of(config.s3(), config.copies());
        };
    }

    void close(@Disposes BlobStore store) {
        if (store instanceof S3BlobStore s3) {
            s3.close();
        }
    }
}
