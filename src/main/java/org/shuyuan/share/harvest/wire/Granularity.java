package org.shuyuan.share.harvest.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How finely a repository tells times (OAI-PMH 2.0 §3.3.2), and so how it is asked for them. */
public enum Granularity {
    DAY("uuuu-MM-dd"),
    SECOND("uuuu-MM-dd'T'HH:mm:ss'Z'");

    private final DateTimeFormatter written;

    Granularity(String written) {
        this.written = DateTimeFormatter.ofPattern(written).withZone(ZoneOffset.UTC);
    }

    /** The second or the day in which the moment lies. */
    String write(Instant moment) {
        return written.format(moment);
    }

    /** What Identify says; days where it says something else, for every repository understands those. */
    static Granularity read(String word) {
        return word.equals("YYYY-MM-DDThh:mm:ssZ") ? SECOND : DAY;
    }
}
