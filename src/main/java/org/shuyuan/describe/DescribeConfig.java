package org.shuyuan.describe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How documents are read. */
@ConfigMapping(prefix = "shuyuan.describe")
interface DescribeConfig {

    /** Where the extractor and its parsers are: {@code extractor/classes} and {@code extractor/lib}. */
    @WithDefault("${shuyuan.engine.dir:target/engine}")
    Path engine();

    /** Where a document is laid out while it is read. */
    @WithDefault("${shuyuan.data}/scratch/describe")
    Path scratch();

    /** What a document may take before it counts as too complex. An honest book of 2 000 pages takes two seconds. */
    @WithDefault("60s")
    Duration timeout();

    /** Heap of the extractor in MiB. A parser that wants more than this for one document is being attacked by it. */
    @WithDefault("256")
    int heap();
}
