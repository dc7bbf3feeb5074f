package org.shuyuan.share.lti.frame;

import org.shuyuan.learn.course.Lesson;
import org.shuyuan.share.lti.link.Target;

/**
 * The part of a film or book that is meant.
 *
 * @param from seconds from the beginning, or a page from 1
 * @param to the same; 0 where it is open
 */
record FramePart(int from, int to) {

    static FramePart of(Target.Part part) {
        return new FramePart(part.from(), part.to().orElse(0));
    }

    static FramePart of(Lesson.Part part) {
        return new FramePart(part.from(), part.to());
    }

    /** Which the player and the reader begin at. */
    String query(boolean book) {
        return (book ? "?page=" : "?t=") + from;
    }
}
