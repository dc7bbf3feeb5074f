package org.shuyuan.share.bag;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** How bags come in. */
@ConfigMapping(prefix = "shuyuan.bag")
interface BagConfig {

    /**
     * Where bags lie that were sent to the service, until they are taken in, and one file at a time while it is looked at. On
     * the file system of the file store files are linked into it and not copied.
     */
    @WithDefault("${shuyuan.data}/bags")
    Path directory();

    /** Free bytes that a bag must leave on the disk: the database and the index live there too. */
    @WithDefault("1073741824")
    long reserve();
}
