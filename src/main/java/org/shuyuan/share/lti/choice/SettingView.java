package org.shuyuan.share.lti.choice;

import java.util.List;
import java.util.UUID;
import org.shuyuan.catalog.Card;

/**
 * The form in which it is set how a lesson is placed.
 *
 * @param pick what was chosen, as it was
 * @param sort film, book, course, or other
 * @param lessons of a course
 * @param lesson that is meant; empty for the whole course
 * @param from and to, as they are typed
 * @param length of the whole, in the same words
 */
record SettingView(
        String pick,
        UUID id,
        Card card,
        String sort,
        String title,
        String from,
        String to,
        String length,
        List<Choosable> lessons,
        String lesson,
        boolean gradable,
        boolean graded,
        String needed,
        boolean window) {

    SettingView {
        lessons = List.copyOf(lessons);
    }

    /** A lesson of a course. */
    record Choosable(UUID id, String title, boolean quiz) {}
}
