package org.shuyuan.learn.statement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Whom is told what pupils learn, and how patiently. */
@ConfigMapping(prefix = "shuyuan.xapi")
interface XapiConfig {

    /**
     * The endpoint of a learning record store, to which {@code /statements} is added. Nothing is told, and nothing kept to be
     * told, while it isn't set.
     */
    Optional<String> endpoint();

    /** The key that the store has given out, with its secret: name and password of HTTP Basic. */
    Optional<String> key();

    Optional<String> secret();

    /** Whether pupils are called by pseudonyms. Otherwise they are called by the names of their accounts. */
    @WithDefault("true")
    boolean pseudonyms();

    /** Statements that are sent at once. */
    @WithDefault("50")
    int batch();

    /** Bytes that are sent at once; what is larger by itself is sent by itself. */
    @WithDefault("1000000")
    long batchBytes();

    /** How long an answer may take. */
    @WithDefault("30s")
    Duration answer();

    /** The pause after a failure; it doubles with each further one. */
    @WithDefault("10s")
    Duration firstWait();

    /** The longest pause, unless the store asks for a longer one. */
    @WithDefault("1h")
    Duration longestWait();

    /** How long is tried. What is older is dropped, so that a store which is gone for good doesn't fill our disk. */
    @WithDefault("30d")
    Duration keep();

    /** How long a page must have reported nothing before its visit counts as over. */
    @WithDefault("30m")
    Duration quiet();

    /** How often is looked for what is to be sent. */
    @WithDefault("5s")
    String lookEvery();
}
