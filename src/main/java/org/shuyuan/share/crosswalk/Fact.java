package org.shuyuan.share.crosswalk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is known of a record besides its descriptors. */
public enum Fact {
    /** What the record is called among harvesters; only whoever asks knows it. */
    OAI_IDENTIFIER,
    /** The address of its page here. */
    PAGE,
    /** The address of its page where it was made, if it was taken from another repository. */
    ORIGIN_PAGE,
    /** The title of the organisation whose it is; whoever asks has looked it up. */
    ORGANISATION,
    /** The address of the page of each of its published parts, in their order; whoever asks has looked them up. */
    HAS_PART,
    /** The address of the page of each published resource that it is part of; whoever asks has looked them up. */
    IS_PART_OF,
    /** The id of its kind. */
    KIND,
    /** The media type of each original. */
    MEDIA_TYPE,
    /** The bytes of all originals together. */
    SIZE,
    /** The day on which it came, UTC. */
    CREATED;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Fact> find(String id) {
        return Arrays.stream(values()).filter(fact -> fact.id().equals(id)).findFirst();
    }
}
