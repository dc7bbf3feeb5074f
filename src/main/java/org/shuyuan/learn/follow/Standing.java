package org.shuyuan.learn.follow;

import java.util.List;
import java.util.Optional;
import org.shuyuan.learn.course.Lesson;

/**
 * How far somebody is in a course.
 *
 * @param steps in the order of the lessons; gaps are left out
 */
public record Standing(List<Step> steps) {

    private static final int PERCENT = 100;

    public Standing {
        steps = List.copyOf(steps);
    }

    /**
     * How far somebody is in a lesson.
     *
     * @param percent of the lesson that was watched or read, 0 to 100
     * @param seconds of film that were watched, each counted once
     */
    public record Step(Lesson lesson, int percent, int seconds, boolean done) {

        public boolean begun() {
            return percent > 0 || seconds > 0;
        }
    }

    public long done() {
        return steps.stream().filter(Step::done).count();
    }

    /** 0 to 100; 100 means that all are done. */
    public int percent() {
        return steps.isEmpty() ? 0 : (int) (PERCENT * done() / steps.size());
    }

    /** The lesson to go on with: the first that isn't done. */
    public Optional<Step> next() {
        return steps.stream().filter(step -> !step.done()).findFirst();
    }
}
