package org.shuyuan.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where the value of a descriptor comes from; the weightier one wins. */
public enum Origin {
    /** Guessed from what surrounds the file: its name, its uploader. */
    DEFAULT,
    /** Heard by a machine, and proofread by nobody yet. */
    RECOGNISED,
    /** Read out of the file. */
    EXTRACTED,
    /** Said by the repository that it was taken from. */
    HARVESTED,
    /** Typed by a person. */
    PERSON;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Origin of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
