package org.shuyuan.learn.follow;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Access;
import org.shuyuan.learn.course.Courses;

/** {@code {course:way(id)}}: the course in which a page is looked at, where its address names a lesson. */
@TemplateExtension(namespace = "course")
final class CourseInPages {

    private CourseInPages() {}

    static CourseView.@Nullable Way way(UUID resource) {
        return asked().flatMap(lesson -> bean(Courses.class)
                        .around(lesson)
                        .filter(course -> bean(Access.class).find(course.id()).isPresent())
                        .flatMap(course -> course.lesson(lesson)
                                .filter(found -> found.resource()
                                        .filter(resource::equals)
                                        .isPresent())
                                .map(found -> bean(CourseDrawing.class).way(course, found))))
                .orElse(null);
    }

    private static Optional<UUID> asked() {
        try {
            return Optional.ofNullable(bean(CurrentVertxRequest.class)
                            .getCurrent()
                            .request()
                            .getParam("lesson"))
                    .map(UUID::fromString);
        } catch (IllegalArgumentException noLesson) {
            return Optional.empty();
        }
    }

    /** Templates have no constructor to inject into. */
    private static <T> T bean(Class<T> type) {
        return Arc.container().select(type).get();
    }
}
