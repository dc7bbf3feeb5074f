package org.shuyuan.share.harvest.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A source, as the API tells it.
 *
 * @param organisation the code of the organisation under which its resources are shown
 * @param rhythm {@code by-hand}, {@code hourly}, {@code daily} or {@code weekly}
 * @param authority the repositoryIdentifier in its identifiers, where it declares one
 * @param claimed what it calls itself now, where nobody has confirmed yet that it is the same
 * @param resources how many resources it gives
 * @param due when it is harvested by itself next
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SourceView(
        UUID id,
        String name,
        String url,
        String prefix,
        @Nullable String set,
        @Nullable String authority,
        @Nullable String claimed,
        String organisation,
        String kind,
        String rhythm,
        String rhythmTitle,
        long resources,
        @Nullable Instant due,
        boolean leaving,
        @Nullable RunView latest) {}
