package org.shuyuan.fetch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What may be fetched from elsewhere, and how long is waited for it. */
@ConfigMapping(prefix = "shuyuan.fetch")
interface FetchConfig {

    /**
     * Hosts that may be fetched from although they stand inside: names or addresses, as they are written in the address of
     * a source. For schools that reach their district by a private network. None by default, so that nobody can have this
     * service look into what stands behind its firewall.
     */
    Optional<List<String>> allowedHosts();

    /** How long each address of a host may take to accept a connection: a lost packet or two. */
    @WithDefault("10s")
    Duration connect();

    /** How long no byte of a file may come before it is left for later. */
    @WithDefault("60s")
    Duration quiet();

    /** How long one go at a file may take; what has come by then is kept, and the next goes on from there. */
    @WithDefault("2h")
    Duration download();

    /** Unpacked over packed size. XML of many like records reaches 50. */
    @WithDefault("200")
    int maxRatio();
}
