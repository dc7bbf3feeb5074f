package org.shuyuan.learn.join.roster;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.shuyuan.learn.join.Member;
import org.shuyuan.people.Role;

/**
 * What stands here of a school before a roster is taken, by the ids of the school's own register.
 *
 * @param enrollments those that rosters have made and none has taken back
 * @param namesakes accounts by the names to sign in with, of which the roster gives some to people whom it doesn't know yet
 */
record Known(
        Map<String, Person> people,
        Map<String, Group> classes,
        Map<String, Seat> enrollments,
        Map<String, Namesake> namesakes) {

    Known {
        people = Map.copyOf(people);
        classes = Map.copyOf(classes);
        enrollments = Map.copyOf(enrollments);
        namesakes = Map.copyOf(namesakes);
    }

    /** Those of whom the last word of a roster wasn't that they are gone. */
    Set<String> peopleHere() {
        return people.entrySet().stream()
                .filter(person -> person.getValue().here())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    Set<String> classesHere() {
        return classes.entrySet().stream()
                .filter(group -> group.getValue().here())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * @param made whether a roster has made the account
     * @param here whether the last roster that said something of them didn't let go of them
     * @param roles in this school
     */
    record Person(UUID account, String username, String title, boolean made, boolean here, Set<Role> roles) {}

    record Group(UUID id, String title, boolean here) {}

    /** Somebody in a class, by their ids. */
    record Seat(String group, String person, Member.Part part) {}

    /**
     * @param linked whether this school's rosters know the account by another id
     * @param roles in this school
     */
    record Namesake(UUID account, String title, boolean linked, Set<Role> roles) {}
}
