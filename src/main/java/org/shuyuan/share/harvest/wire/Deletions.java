package org.shuyuan.share.harvest.wire;

/** Whether a repository tells of what it has deleted (OAI-PMH 2.0 §2.5.1). */
public enum Deletions {
    /** Never: only a comparison with the whole list finds out. */
    NO,
    /** For a while. */
    TRANSIENT,
    /** For ever. */
    PERSISTENT;

    static Deletions read(String word) {
        return switch (word) {
            case "transient" -> TRANSIENT;
            case "persistent" -> PERSISTENT;
            default -> NO;
        };
    }
}
