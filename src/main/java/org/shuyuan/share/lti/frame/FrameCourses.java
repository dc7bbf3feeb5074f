package org.shuyuan.share.lti.frame;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.learn.course.Course;
import org.shuyuan.learn.course.Courses;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.learn.follow.CourseDrawing;
import org.shuyuan.learn.follow.CourseView;
import org.shuyuan.share.lti.link.Link;
import org.shuyuan.share.lti.link.Target;
import org.shuyuan.share.lti.refusal.Fault;
import org.shuyuan.share.lti.refusal.LaunchRefused;
import org.shuyuan.share.lti.session.LaunchSession;

/** Courses as they stand in a frame: all that they lead to stays within the session. */
@ApplicationScoped
class FrameCourses {

    private final Courses courses;
    private final CourseDrawing drawing;
    private final Access access;

    FrameCourses(Courses courses, CourseDrawing drawing, Access access) {
        this.courses = courses;
        this.drawing = drawing;
        this.access = access;
    }

    /** A lesson and what is around it. */
    record Found(Course course, Lesson lesson, CourseView.Way way) {}

    /** The course that a link leads to. */
    Course of(Link link) throws LaunchRefused {
        UUID id = link.target().id();
        return courses.find(id).filter(this::published).orElseThrow(() -> new LaunchRefused(Fault.GONE, id.toString()));
    }

    /** A lesson that a link leads to, or one of the course that it leads to. */
    Found lesson(Link link, UUID id) throws LaunchRefused {
        Target target = link.target();
        boolean meant = target.type() == Target.Type.LESSON && target.id().equals(id);
        Optional<Course> course = courses.around(id)
                .filter(this::published)
                .filter(around -> meant
                        || (target.type() == Target.Type.COURSE && target.id().equals(around.id())));
        Course around = course.orElseThrow(() -> new LaunchRefused(Fault.GONE, id.toString()));
        Lesson lesson = around.lesson(id).orElseThrow(() -> new LaunchRefused(Fault.GONE, id.toString()));
        return new Found(around, lesson, drawing.way(around, lesson));
    }

    CourseView view(Course course) {
        return drawing.draw(course);
    }

    List<CourseView.Part> parts(List<CourseView.Part> parts, LaunchSession session) {
        return parts.stream()
                .map(part -> new CourseView.Part(
                        part.title(),
                        part.lessons().stream()
                                .map(lesson -> lesson.at(href(lesson, session)))
                                .toList()))
                .toList();
    }

    List<CourseView.Stop> stops(CourseView.Way way, LaunchSession session) {
        return way.stops().stream()
                .map(stop ->
                        new CourseView.Stop(stop.lesson(), stop.at(), stop.title(), address(session, stop.lesson())))
                .toList();
    }

    @Nullable
    String href(CourseView.@Nullable LessonView lesson, LaunchSession session) {
        return lesson == null || lesson.href() == null ? null : address(session, lesson.id());
    }

    String address(LaunchSession session, UUID lesson) {
        return session.path("/lesson/" + lesson);
    }

    private boolean published(Course course) {
        return access.find(course.id()).filter(LearningResource::published).isPresent();
    }
}
