package org.shuyuan.people;

import java.util.Locale;

/** What an account is within an organisation. The constants are for {@code @RolesAllowed}. */
public enum Role {
    LEARNER,
    TEACHER,
    CURATOR,
    OPERATOR;

    public static final String LEARNER_ROLE = "learner";
    public static final String TEACHER_ROLE = "teacher";
    public static final String CURATOR_ROLE = "curator";
    public static final String OPERATOR_ROLE = "operator";

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
