package org.shuyuan.catalog;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where a deployment keeps its own files in place of the built-in ones. */
@ConfigMapping(prefix = "shuyuan")
interface DataConfig {

    /** What is accepted and how it is read. */
    Folder ingest();

    /** What is made of media. */
    Folder transcodeProfiles();

    /** A folder of data. */
    interface Folder {
        /** A file here takes the place of the built-in one with the same relative path. */
        Optional<Path> dir();
    }
}
