package org.shuyuan.share.harvest.wire;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of another repository's answer is borne. */
@ConfigMapping(prefix = "shuyuan.harvest.wire")
interface WireConfig {

    /** For one page, however slowly it comes: repositories that count their records before each page take minutes. */
    @WithDefault("10m")
    Duration timeout();

    /** For the first byte, and between two. */
    @WithDefault("2m")
    Duration quiet();

    /** Bytes of a page, unpacked. Pages of a thousand rich records have ten million. */
    @WithDefault("67108864")
    long pageBytes();

    /** Characters of a record, where an element counts as fifty. A larger record is left out, and told. */
    @WithDefault("4194304")
    long recordSize();
}
