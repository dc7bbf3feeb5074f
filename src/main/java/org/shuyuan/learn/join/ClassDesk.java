package org.shuyuan.learn.join;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.shuyuan.catalog.Access;
import org.shuyuan.learn.course.Course;
import org.shuyuan.learn.course.Courses;
import org.shuyuan.people.Account;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** What teachers and pupils do with classes, after it was looked whether they may. */
@ApplicationScoped
public class ClassDesk {

    private final Classes classes;
    private final Enrolments enrolments;
    private final CodeAttempts attempts;
    private final Courses courses;
    private final Access access;
    private final CurrentUser user;

    ClassDesk(
            Classes classes,
            Enrolments enrolments,
            CodeAttempts attempts,
            Courses courses,
            Access access,
            CurrentUser user) {
        this.classes = classes;
        this.enrolments = enrolments;
        this.attempts = attempts;
        this.courses = courses;
        this.access = access;
        this.user = user;
    }

    /** The classes that whoever asks teaches. */
    public List<SchoolClass> taught() {
        return classes.of(user.require().id(), Member.Part.TEACHER);
    }

    /**
     * A class that whoever asks teaches: nobody else sees who is in it.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND} also where there is one
     */
    public SchoolClass taught(UUID id) {
        Account account = user.require();
        if (!classes.teaches(account.id(), id)) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
        return classes.get(id);
    }

    /** @throws Problem {@link ProblemType#BAD_REQUEST} without a title */
    @Transactional
    public SchoolClass create(String title) {
        return classes.create(user.home(), checked(title), user.require().id());
    }

    /** Opens the door with another code, or shuts it. */
    @Transactional
    public SchoolClass door(UUID id, boolean open) {
        taught(id);
        if (open) {
            classes.open(id);
        } else {
            classes.shut(id);
        }
        return classes.get(id);
    }

    /** Takes somebody out of a class; what was learned stays with whoever learned it. */
    @Transactional
    public void take(UUID id, UUID account) {
        taught(id);
        if (!account.equals(user.require().id())) {
            classes.leave(id, account);
        }
    }

    /** The class follows a course that its teacher may see. */
    @Transactional
    public void set(UUID id, UUID course) {
        taught(id);
        classes.set(id, courses.get(access.readable(course).id()).id());
    }

    @Transactional
    public void unset(UUID id, UUID course) {
        taught(id);
        classes.unset(id, course);
    }

    /**
     * Joins the class behind a code.
     *
     * @throws Problem as {@link #behind}
     */
    @Transactional
    public SchoolClass join(String code) {
        SchoolClass found = behind(code);
        classes.put(found.id(), user.require().id(), Member.Part.LEARNER);
        return found;
    }

    /** @throws Problem {@link ProblemType#CLASS_CODE_UNKNOWN}; {@link ProblemType#TOO_MANY_ATTEMPTS} after many such */
    public SchoolClass behind(String code) {
        UUID account = user.require().id();
        if (attempts.over(account)) {
            throw Problem.of(ProblemType.TOO_MANY_ATTEMPTS);
        }
        return classes.behind(code).orElseThrow(() -> {
            attempts.failed(account);
            return Problem.of(ProblemType.CLASS_CODE_UNKNOWN);
        });
    }

    /** Leaves a class. */
    @Transactional
    public void leave(UUID id) {
        classes.leave(id, user.require().id());
    }

    /**
     * Joins a course by oneself.
     *
     * @throws Problem {@link ProblemType#COURSE_WANTS_CODE} where only classes may
     */
    @Transactional
    public void follow(UUID id) {
        Course course = courses.get(access.readable(id).id());
        if (course.joining() != Course.Joining.OPEN) {
            throw Problem.of(ProblemType.COURSE_WANTS_CODE);
        }
        enrolments.join(user.require().id(), id);
    }

    @Transactional
    public void unfollow(UUID course) {
        enrolments.leave(user.require().id(), course);
    }

    private static String checked(String title) {
        String clean = title.replace("\0", "").strip();
        if (clean.isEmpty() || clean.length() > SchoolClass.LONGEST_TITLE) {
            throw Problem.of(ProblemType.BAD_REQUEST, "title");
        }
        return clean;
    }
}
