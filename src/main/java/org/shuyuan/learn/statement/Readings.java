package org.shuyuan.learn.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.shuyuan.learn.course.Courses;
import org.shuyuan.learn.follow.LessonRead;
import org.shuyuan.learn.join.Enrolments;

/** Tells lessons that aren't films: whoever has read one says so. */
@ApplicationScoped
class Readings {

    private final RecordStore store;
    private final Courses courses;
    private final Enrolments enrolments;
    private final LessonsDone lessonsDone;

    Readings(RecordStore store, Courses courses, Enrolments enrolments, LessonsDone lessonsDone) {
        this.store = store;
        this.courses = courses;
        this.enrolments = enrolments;
        this.lessonsDone = lessonsDone;
    }

    void read(@Observes LessonRead read) {
        if (!store.on()) {
            return;
        }
        courses.around(read.lesson())
                .filter(course -> enrolments.follows(read.account(), course.id()))
                .flatMap(course -> course.lesson(read.lesson())
                        .map(lesson -> new LessonsDone.Done(
                                read.account(), course.id(), lesson, Optional.empty(), Optional.empty())))
                .ifPresent(done -> lessonsDone.tell(List.of(done), read.now()));
    }
}
