package org.shuyuan.learn.progress;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What has become of a report. Each of them is the last word: nobody need send it again. */
public enum Verdict {
    /** Written down. */
    TAKEN,
    /** It was written down before. */
    KNOWN,
    /** Its ticket is not ours, or too old, or of an account that is gone. */
    VOID,
    /** More than can have been played since its page was opened, or not within the film: counted as nothing. */
    IMPLAUSIBLE;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
