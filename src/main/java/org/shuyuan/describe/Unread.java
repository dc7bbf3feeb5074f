package org.shuyuan.describe;

import java.util.Locale;

/**
 * Something of a document that was left out, for whoever uploaded it to know: nothing is left out silently.
 *
 * @param at the number of a page, slide or chapter, from 1
 */
record Unread(Kind kind, int at) {

    enum Kind {
        /** There is more behind it than anything here keeps. */
        AFTER,
        /** It is longer than anything here reads; its beginning was read. */
        REST,
        /** The book names it and doesn't hold it. */
        MISSING;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }
}
