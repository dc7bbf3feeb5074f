package org.shuyuan.work;

import java.util.Locale;

/** Jobs of one lane wait for each other only, so that what takes seconds never stands behind what takes hours. */
public enum Lane {
    /** Seconds, and a teacher looks at the page meanwhile: making an upload playable. */
    INSTANT,
    /** Seconds: describing, planning, indexing. */
    QUICK,
    /** Minutes to hours, nearly all of it spent waiting for another repository, or for the disk on which its bag lies. */
    REMOTE,
    /** Minutes to hours: encoding. */
    LONG;

    String table() {
        return "job_" + name().toLowerCase(Locale.ROOT);
    }
}
