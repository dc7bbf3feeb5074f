package org.shuyuan.search.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How closely the index follows, and how long a reader waits. */
@ConfigMapping(prefix = "shuyuan.search")
public interface SearchConfig {

    /** Resources that go to the engine in one request and one transaction: more are faster and hold the transaction longer. */
    @WithDefault("50")
    int batch();

    /** An answer that takes longer helps nobody any more, and the engine should rather work for the next reader. */
    @WithDefault("5s")
    Duration patience();

    /** How long a health check waits for the engine. */
    @WithDefault("1s")
    Duration pulse();

    /** How often to look for changes whose signal was lost, by a crash or while the engine was away. */
    @WithDefault("2s")
    Duration sweep();

    /** How long a resource waits that the index refuses, which only a change of it or of the service will mend. */
    @WithDefault("10m")
    Duration refusedWait();

    /** Readers of the catalog that fill a new index at once; one for each two cores, at least two, where it is left out. */
    OptionalInt fillers();

    /** Resources that one of them reads at a time. */
    @WithDefault("200")
    int fill();

    /** How often a rebuild tells how far it is. */
    @WithDefault("10s")
    Duration tell();
}
