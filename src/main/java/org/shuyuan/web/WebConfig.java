package org.shuyuan.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one request or one viewer may take. */
@ConfigMapping(prefix = "shuyuan.web")
interface WebConfig {

    /** The longest body, in bytes, of what is read whole: JSON and forms. A description of a book has some thousands. */
    @WithDefault("1M")
    MemorySize requestBody();

    /** The longest address. Somebody pastes a page into the search field: 10 000 Chinese characters, nine bytes each. */
    @WithDefault("128K")
    MemorySize address();

    /** How many resources one account may follow at once, over all its windows: a class's worth of uploads. */
    @WithDefault("40")
    int followedByOne();

    /** How many may be followed in all; each costs a connection and, together, one look into the database. */
    @WithDefault("1000")
    int followedByAll();

    default long body() {
        return requestBody().asLongValue();
    }
}
