package org.shuyuan.search.suggest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that somebody who is still typing may mean.
 *
 * @param title what is meant, as it is written in the catalog
 * @param id of the resource, if it is the title of one
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Suggestion(SuggestionType type, String title, Optional<UUID> id) {}
