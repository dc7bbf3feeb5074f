package org.shuyuan.learn.follow;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Card;

/**
 * A course as one reader sees it, in the words of one language.
 *
 * @param followers how many follow it; 0 also where the reader isn't told of so few
 * @param follows whether the reader follows it
 * @param leavable whether the reader can leave it by oneself
 * @param joinable whether the reader could join it by oneself, after signing in
 * @param mine whether the reader may change it
 * @param origin the course that it was copied from
 */
public record CourseView(
        Card card,
        String summary,
        String teacher,
        String school,
        String schoolHref,
        String state,
        List<Part> parts,
        int lessons,
        long done,
        int percent,
        @Nullable LessonView next,
        long followers,
        boolean follows,
        boolean leavable,
        boolean joinable,
        boolean mine,
        @Nullable Card origin) {

    /** A section. */
    public record Part(String title, List<LessonView> lessons) {}

    /**
     * A lesson.
     *
     * @param number counted through the course
     * @param href nothing of a gap, and of what can't be seen any more
     * @param sort film, book, page, quiz, tool, gap or gone
     * @param detail how long it is, or which pages
     * @param state new, begun or done
     */
    public record LessonView(
            UUID id,
            int number,
            String title,
            @Nullable String href,
            String sort,
            String detail,
            String state,
            int percent) {

        /** The same, for a page where it stands at another address. */
        public LessonView at(@Nullable String other) {
            return new LessonView(id, number, title, other, sort, detail, state, percent);
        }
    }

    /** Where the film of a lesson stops, because something is asked there: {@code at} is a second. */
    public record Stop(UUID lesson, int at, String title, String href) {}

    /**
     * Lessons in their order, with one of them in the middle.
     *
     * @param stops of its film, as far as the reader hasn't passed them
     */
    public record Way(
            String title,
            String href,
            List<Part> parts,
            LessonView here,
            @Nullable LessonView before,
            @Nullable LessonView after,
            List<Stop> stops,
            boolean follows,
            boolean byHand,
            String read) {}
}
