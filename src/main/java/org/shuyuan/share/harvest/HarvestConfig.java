package org.shuyuan.share.harvest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patiently other repositories are harvested. */
@ConfigMapping(prefix = "shuyuan.harvest")
interface HarvestConfig {

    /**
     * How far before the end of the last run the next one begins, for repositories that give records a datestamp before
     * they show them. A record that comes twice changes nothing.
     */
    @WithDefault("10M")
    Duration overlap();

    /** The wait after a first failure; each one more doubles it. */
    @WithDefault("5S")
    Duration firstWait();

    /** The longest wait; a repository that asks for more with Retry-After is given up. */
    @WithDefault("1H")
    Duration longestWait();

    /** Failures in a row, without a page between them, before a run is given up. */
    @WithDefault("12")
    int attempts();

    /** How long one source is harvested while others wait. Then it goes on where it was, after them. */
    @WithDefault("2M")
    Duration turn();

    /**
     * How long an answer may take. Where it took longer, the next one may take twice as long, up to
     * {@code shuyuan.harvest.wire.timeout}.
     */
    @WithDefault("1M")
    Duration answer();

    /** Sources at once whose answers have taken longer: fewer than the lane has places, so that the others find one. */
    @WithDefault("2")
    int slowAtOnce();

    /** How long the records of a page may take to be written. What takes longer is written in parts. */
    @WithDefault("5M")
    Duration writing();

    /** Doubts that are kept of one run; the rest is counted. */
    @WithDefault("1000")
    int doubts();

    /** How often is looked for runs whose time has come. */
    @WithDefault("5s")
    String lookEvery();

    /** Runs of a source whose history is kept. */
    @WithDefault("100")
    int history();
}
