package org.shuyuan.learn.follow;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.shuyuan.learn.join.Classes;
import org.shuyuan.learn.join.Member;

/** Who is in the classes that follow a course. */
@ApplicationScoped
public class Classmates {

    private final Classes classes;

    Classmates(Classes classes) {
        this.classes = classes;
    }

    /** @param teaches whether it is as a teacher in any of the classes */
    public record Classmate(UUID account, String name, boolean teaches) {}

    /** A page of them, as {@link Classes#following} has them. */
    public List<Classmate> of(UUID course, Collection<UUID> organisations, int from, int most) {
        return classes.following(course, organisations, from, most).stream()
                .map(member -> new Classmate(member.account(), member.name(), member.part() == Member.Part.TEACHER))
                .toList();
    }
}
