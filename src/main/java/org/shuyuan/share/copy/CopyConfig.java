package org.shuyuan.share.copy;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How patiently files are copied, and how much room they may take. */
@ConfigMapping(prefix = "shuyuan.copy")
interface CopyConfig {

    /** Where files lie while they come, each node's own. On the file system of the file store a whole one is linked and not copied. */
    @WithDefault("${shuyuan.data}/copying")
    Path directory();

    /** How often it is looked whether a copy can begin. */
    @WithDefault("5s")
    Duration lookEvery();

    /** Files that come at the same time: more would only share the line, and harvests wait behind them. */
    @WithDefault("2")
    int atOnce();

    /** Bytes a second of all copies of this node together, so that lessons go on while others come; no bound where it is left out. */
    Optional<MemorySize> bandwidth();

    /** When nobody needs the line, by the clock of this machine: the bound doesn't hold then. */
    @WithDefault("22:00-06:00")
    Night night();

    /** Copies nothing by day. */
    @WithDefault("false")
    boolean onlyAtNight();

    /** Bytes that copies and what is made of them may take; beyond it the least played go. */
    @WithDefault("50G")
    MemorySize quota();

    /** Free bytes that a copy must leave on the disk: the database and the index live there too. */
    @WithDefault("2G")
    MemorySize reserve();

    /** How long nobody must have played a copy before a rule may put another in its place. */
    @WithDefault("14d")
    Duration idle();

    /** How long the bytes of what has gone are kept: work on them that is under way comes to its end. */
    @WithDefault("15m")
    Duration linger();

    /** The wait after a first failure; each one more doubles it. */
    @WithDefault("30s")
    Duration firstWait();

    @WithDefault("2h")
    Duration longestWait();

    /** Failures without a byte between them before a copy is given up. */
    @WithDefault("16")
    int attempts();
}
