package org.shuyuan.share.harvest;

/**
 * What came of the records of a run.
 *
 * @param listed records that the source gave, each as often as it came
 * @param added resources that are new here
 * @param changed resources that say something else now
 * @param same records that changed nothing here; those of our own that came back, too
 * @param withdrawn resources that are gone with their source
 * @param refused records that were not taken; each has a doubt
 * @param bytes of XML
 */
public record Tally(long listed, long added, long changed, long same, long withdrawn, long refused, long bytes) {

    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

    Tally of(Outcome outcome) {
        return switch (outcome) {
            case ADDED -> new Tally(listed + 1, added + 1, changed, same, withdrawn, refused, bytes);
            case CHANGED -> new Tally(listed + 1, added, changed + 1, same, withdrawn, refused, bytes);
            case SAME -> new Tally(listed + 1, added, changed, same + 1, withdrawn, refused, bytes);
            case WITHDRAWN -> new Tally(listed + 1, added, changed, same, withdrawn + 1, refused, bytes);
            case REFUSED -> new Tally(listed + 1, added, changed, same, withdrawn, refused + 1, bytes);
        };
    }

    Tally read(long more) {
        return new Tally(listed, added, changed, same, withdrawn, refused, bytes + more);
    }

    /** What became of one record. */
    enum Outcome {
        ADDED,
        CHANGED,
        SAME,
        WITHDRAWN,
        REFUSED
    }
}
