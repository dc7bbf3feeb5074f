package org.shuyuan.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/** How this node takes part in the work. */
@ConfigMapping(prefix = "shuyuan.work")
interface WorkConfig {

    /** Where this node keeps its name. */
    @WithDefault("${shuyuan.data}")
    Path home();

    /** A web node that leaves the work to others sets this to false. */
    @WithDefault("true")
    boolean enabled();

    /** Jobs at once that somebody is looking at. */
    @WithDefault("2")
    int instantThreads();

    /** Quick jobs at once: they wait for children and disks more than they compute. */
    @WithDefault("3")
    int quickThreads();

    /** Other repositories at once that are harvested, or that lessons are copied from. */
    @WithDefault("4")
    int remoteThreads();

    /** Long jobs at once: one for every four cores where it is left out, because one encode of five rungs fills so many. */
    OptionalInt longThreads();

    /** How often the queue is looked at for what other nodes put there; what this one puts there begins at once. */
    @WithDefault("500ms")
    Duration poll();

    /** Four of these missed, and another node takes over. */
    @WithDefault("2s")
    Duration heartbeat();

    /** Failures of one job before it is given up; the waits double from two seconds. */
    @WithDefault("7")
    int attempts();
}
