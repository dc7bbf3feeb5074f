package org.shuyuan.seal;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/** Another node's keys, at another time. */
public final class Keys {

    private Keys() {}

    /** @param life how long a key signs before the next takes its turn */
    public static RotatingSeals of(DataSource database, Duration life, Clock clock) {
        return new RotatingSeals(new SigningKeys(database, () -> life, clock));
    }
}
