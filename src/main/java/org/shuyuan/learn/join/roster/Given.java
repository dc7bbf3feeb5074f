package org.shuyuan.learn.join.roster;

import java.util.List;
import java.util.Set;
import org.shuyuan.learn.join.Member;
import org.shuyuan.people.Role;

/** What the files of a roster say of one school, line by line. */
record Given(Listed<Person> people, Listed<Group> classes, Listed<Seat> enrollments) {

    /** How a file is meant (OneRoster 1.2 CSV, manifest). */
    enum Extent {
        /** The file isn't there: nothing of its kind changes. */
        ABSENT,
        /** All there is: what is missing is gone. */
        BULK,
        /** What has changed: what is missing stays. */
        DELTA
    }

    record Listed<T>(Extent extent, List<T> lines) {

        Listed {
            lines = List.copyOf(lines);
        }
    }

    /** A line with the id that the school's own register gives. */
    interface Line {

        long line();

        String sourcedId();

        /** Whether it says that somebody or something is no more. */
        boolean gone();
    }

    /**
     * @param username to sign in with
     * @param said the parts that the files name, of those that we have
     * @param foreign whether all parts that the files name are others, such as a guardian's
     */
    record Person(
            long line, String sourcedId, boolean gone, String username, String title, Set<Role> said, boolean foreign)
            implements Line {}

    record Group(long line, String sourcedId, boolean gone, String title) implements Line {}

    /** Somebody in a class, by their ids. */
    record Seat(long line, String sourcedId, boolean gone, String group, String person, Member.Part part)
            implements Line {}
}
