package org.shuyuan.people;

import java.util.Locale;

/** The four levels of the school system: 省, 市, 区县, 校. */
public enum OrganisationLevel {
    PROVINCE,
    CITY,
    DISTRICT,
    SCHOOL;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static OrganisationLevel of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
