package org.shuyuan.learn.follow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.shuyuan.catalog.Access;
import org.shuyuan.learn.course.Course;
import org.shuyuan.learn.join.Classes;
import org.shuyuan.learn.join.Member;
import org.shuyuan.people.CurrentUser;

/** Who teaches a course: whoever may change it, and the teachers of classes that follow it. */
@ApplicationScoped
public class Teaching {

    private final Access access;
    private final Classes classes;
    private final CurrentUser user;

    Teaching(Access access, Classes classes, CurrentUser user) {
        this.access = access;
        this.classes = classes;
        this.user = user;
    }

    /** Whether whoever asks does. */
    @Transactional
    public boolean teaches(Course course) {
        UUID account = user.require().id();
        return access.mayChange(access.readable(course.id()))
                || classes.of(account, Member.Part.TEACHER).stream()
                        .anyMatch(each -> classes.courses(each.id()).contains(course.id()));
    }
}
