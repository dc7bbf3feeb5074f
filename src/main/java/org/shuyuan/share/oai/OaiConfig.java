package org.shuyuan.share.oai;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How this repository presents itself to harvesters, and how much of it they may take at once. */
@ConfigMapping(prefix = "shuyuan.oai")
interface OaiConfig {

    @WithDefault("书院 Shuyuan")
    String repositoryName();

    /** Whom the engineer of another district writes to. The default is an address that nobody can have. */
    @WithDefault("admin@shuyuan.invalid")
    List<String> adminEmail();

    /**
     * The authority in {@code oai:<authority>:<uuid>}; the host of the public address where it is not set. An identifier
     * that was given out stays, even if this is changed.
     */
    Optional<String> repositoryId();

    /** Records in one page. Larger pages cost memory here and patience on a thin line, smaller ones round trips. */
    @WithDefault("500")
    int pageSize();

    /** How long a resumption token can be used: long enough for a harvester that was switched off over a weekend. */
    @WithDefault("7D")
    Duration tokenLife();

    /** Requests answered at the same time; one more is told to come again, so that a harvest never slows a lesson. */
    @WithDefault("8")
    int concurrent();

    /** Base URLs of repositories that we know, told in Identify. */
    Optional<List<URI>> friends();
}
