package org.shuyuan.learn.course;

import java.util.Optional;
import java.util.UUID;

/** Links to tools of others, as courses hold them. What a tool is, and how it is spoken to, is known above. */
public interface PlacedTools {

    /** Whether this link was placed in this course. */
    boolean placed(UUID link, UUID course);

    /** The same in another course; nothing where its organisation has no such tool. */
    Optional<UUID> copy(UUID link, UUID course, UUID organisation);
}
