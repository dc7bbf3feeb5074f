package org.shuyuan.share.harvest;

import java.util.Locale;

/**
 * What a person should know of a record.
 *
 * @param identifier as the source gives it; may be empty
 * @param detail in the words of whoever noticed it
 */
public record Doubt(String identifier, Reason reason, String detail) {

    public enum Reason {
        /** The record can't be read at all. */
        UNREADABLE,
        /** Its identifier belongs to another repository than the one that gives it. */
        FOREIGN,
        /** It has no title. */
        UNTITLED,
        /** It claims to come from a resource that another source gives us. */
        NOT_THEIRS,
        /** It could not be stored. */
        FAILED,
        /** The list had fewer records than the source said. */
        SHORT_LIST,
        /** The repository tells times or deletions otherwise than before. */
        TOLD_OTHERWISE;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Reason of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
