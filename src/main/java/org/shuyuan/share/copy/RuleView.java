package org.shuyuan.share.copy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule, as the API tells it.
 *
 * @param organisation the code of the organisation whose lessons, and those of organisations below, it is about
 * @param words all of it for a reader
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleView(
        UUID id,
        String organisation,
        @Nullable String subject,
        @Nullable String grade,
        @Nullable String kind,
        @Nullable String level,
        String words) {}
