package org.shuyuan.learn.join.roster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shuyuan.learn.join.Member;
import org.shuyuan.people.Role;

/** What taking a roster changes, and what is in the way. */
record Plan(
        List<Newcomer> newcomers,
        List<Change> people,
        Set<String> peopleGone,
        Map<String, String> newClasses,
        Map<String, String> classes,
        Set<String> classesGone,
        Map<String, Known.Seat> enrollments,
        Set<String> enrollmentsGone,
        Map<Place, Member.Part> memberships,
        Set<Place> membershipsGone,
        Counts counts,
        List<Wrong> wrong,
        long wrongs) {

    /**
     * Somebody whom the roster names for the first time.
     *
     * @param account the one that is here already; nothing where one is to be made
     */
    record Newcomer(String sourcedId, String username, String title, Set<Role> roles, Optional<UUID> account) {

        boolean made() {
            return account.isEmpty();
        }
    }

    /**
     * Somebody known who is called otherwise, does more, or is back.
     *
     * @param roles that are new
     */
    record Change(String sourcedId, UUID account, Optional<String> title, Set<Role> roles) {}

    /** Somebody's place in a class, by their ids. */
    record Place(String group, String person) {}

    /** How much is new, changed and gone of one sort. */
    record Count(int fresh, int changed, int gone) {}

    /**
     * @param leftOut people of whom a roster makes nobody: guardians, administrators, and those without any part
     */
    record Counts(Count people, Count classes, Count memberships, int leftOut) {

        public boolean nothing() {
            Count none = new Count(0, 0, 0);
            return people.equals(none) && classes.equals(none) && memberships.equals(none);
        }
    }

    /** Whether it can be taken. */
    boolean sound() {
        return wrongs == 0;
    }

    /** Those who need a password. */
    List<Newcomer> strangers() {
        return newcomers.stream().filter(Newcomer::made).toList();
    }
}
