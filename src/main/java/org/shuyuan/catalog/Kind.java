package org.shuyuan.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of resource and what is accepted as one.
 *
 * @param mediaTypes the types that the content may turn out to have; none of a kind that is made here and not uploaded
 * @param maxBytes the largest file; 0 of a kind that isn't uploaded
 * @param required what must be known before it is published
 * @param recommended what a teacher is asked for besides
 * @param steps what is done to it
 * @param profile the transcode profile of its media
 */
public record Kind(
        String id,
        LocalText title,
        Set<String> mediaTypes,
        long maxBytes,
        List<Field> required,
        List<Field> recommended,
        List<Step> steps,
        Optional<String> profile) {

    public Kind {
        if (!id.matches("[a-z][a-z-]*")) {
            throw new IllegalArgumentException("'" + id + "' is not an id: lower case letters and hyphens");
        }
        if (mediaTypes.isEmpty() != (maxBytes == 0) || maxBytes < 0) {
            throw new IllegalArgumentException("kind '" + id + "': give mediaTypes and maxBytes, or none of both");
        }
        if (steps.contains(Step.RENDER) && profile.isEmpty()) {
            throw new IllegalArgumentException("kind '" + id + "' is to be rendered: name a profile");
        }
        mediaTypes = Set.copyOf(mediaTypes);
        required = List.copyOf(required);
        recommended = List.copyOf(recommended);
        steps = List.copyOf(steps);
    }

    /** Whether it begins with a file. */
    public boolean uploaded() {
        return !mediaTypes.isEmpty();
    }

    public boolean accepts(String mediaType) {
        return mediaTypes.contains(mediaType);
    }
}
