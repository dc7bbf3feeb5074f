package org.shuyuan.catalog;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where a deployment keeps its own files in place of the built-in ones. */
final class DataConfig {

    private DataConfig() {}

    /** What is accepted and how it is read. */
    @ConfigMapping(prefix = "shuyuan.ingest")
    interface Ingest {
        /** A file here takes the place of the built-in one with the same relative path. */
        Optional<Path> dir();
    }

    /** What is made of media. */
    @ConfigMapping(prefix = "shuyuan.transcode-profiles")
    interface TranscodeProfiles {
        /** A file here takes the place of the built-in one with the same relative path. */
        Optional<Path> dir();
    }
}
