package org.shuyuan.search.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.PlaceType;

/**
 * A resource that was found.
 *
 * @param subjects ids of the vocabulary {@code subjects}
 * @param grades ids of the vocabulary {@code grades}
 * @param publishedAt nothing for the reader's own draft
 * @param highlights passages of the description, the keywords and the names, each with something marked
 * @param places at most three, the best first
 */
public record Hit(
        UUID id,
        Highlighted title,
        String kind,
        List<String> subjects,
        List<String> grades,
        List<String> levels,
        List<String> creators,
        List<String> organisations,
        Optional<Instant> publishedAt,
        List<Highlighted> highlights,
        List<FoundPlace> places) {

    /** @param at as in {@link PlaceType} */
    public record FoundPlace(PlaceType type, double at, Highlighted text) {}

    public Hit {
        subjects = List.copyOf(subjects);
        grades = List.copyOf(grades);
        levels = List.copyOf(levels);
        creators = List.copyOf(creators);
        organisations = List.copyOf(organisations);
        highlights = List.copyOf(highlights);
        places = List.copyOf(places);
    }

    public boolean draft() {
        return publishedAt.isEmpty();
    }

    public Hit at(List<FoundPlace> found) {
        return new Hit(
                id, title, kind, subjects, grades, levels, creators, organisations, publishedAt, highlights, found);
    }
}
