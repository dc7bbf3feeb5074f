package org.shuyuan.learn.join;

import java.util.Optional;
import java.util.UUID;

/**
 * A class of a school.
 *
 * @param code by which pupils join; nothing while the door is shut
 */
public record SchoolClass(UUID id, UUID organisation, String title, Optional<String> code) {

    /** Characters. */
    public static final int LONGEST_TITLE = 80;
}
