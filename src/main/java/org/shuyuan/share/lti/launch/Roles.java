package org.shuyuan.share.lti.launch;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the roles of a message amount to (LTI 1.3 Core, A.2). Those in the class count; those in the school only where there is none of the
 * class; those in the system never, for who looks after a server doesn't teach.
 */
final class Roles {

    private static final Pattern CLASS = Pattern.compile("(?:.*/vocab/lis/v2/membership(?:/(\\w+))?#(\\w+))");
    private static final Pattern SCHOOL = Pattern.compile(".*/vocab/lis/v2/institution/person#(\\w+)");
    /** Short forms that old platforms still send (A.2.3). */
    private static final Pattern SHORT = Pattern.compile("\\w+");

    private static final Set<String> TEACHING = Set.of(
            "Instructor", "TeachingAssistant", "ContentDeveloper", "Administrator", "Manager", "Faculty", "Staff");
    private static final Set<String> LEARNING = Set.of("Learner", "Student", "NonCreditLearner");

    private final Set<String> held;

    private Roles(Set<String> held) {
        this.held = held;
    }

    static Roles of(Set<String> uris) {
        Set<String> inClass = uris.stream()
                .map(CLASS::matcher)
                .filter(found -> found.matches())
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .collect(Collectors.toSet());
        inClass.addAll(uris.stream().filter(uri -> SHORT.matcher(uri).matches()).toList());
        Set<String> inSchool = uris.stream()
                .map(SCHOOL::matcher)
                .filter(found -> found.matches())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        return new Roles(inClass.isEmpty() ? inSchool : inClass);
    }

    boolean teaches() {
        return held.stream().anyMatch(TEACHING::contains);
    }

    /** Whoever only looks on, as a parent does, is neither. */
    boolean learns() {
        return !teaches() && held.stream().anyMatch(LEARNING::contains);
    }
}
