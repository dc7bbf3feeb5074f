package org.shuyuan.share.oai;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.shuyuan.catalog.Field;

/**
 * A line of {@code ingest/crosswalks/oai_dc.yaml}.
 *
 * @param from a descriptor, or a {@link Fact} of the record
 * @param to one of the fifteen elements of simple Dublin Core
 * @param normalise what is done to each value, from left to right
 */
record DublinCoreRule(String from, String to, List<Normaliser> normalise) {

    private static final Set<String> ELEMENTS = Set.of(
            "title",
            "creator",
            "subject",
            "description",
            "publisher",
            "contributor",
            "date",
            "type",
            "format",
            "identifier",
            "source",
            "language",
            "relation",
            "coverage",
            "rights");

    DublinCoreRule {
        if (Field.find(from).isEmpty()
                && Arrays.stream(Fact.values()).noneMatch(fact -> fact.id().equals(from))) {
            throw new IllegalArgumentException("'" + from + "' is neither a descriptor nor a fact of the record");
        }
        if (!ELEMENTS.contains(to)) {
            throw new IllegalArgumentException("'" + to + "' is no element of simple Dublin Core");
        }
        normalise = List.copyOf(normalise);
    }

    /** What is known of a record besides its descriptors. */
    enum Fact {
        OAI_IDENTIFIER,
        PAGE,
        ORGANISATION,
        KIND,
        MEDIA_TYPE,
        CREATED;

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param vocabulary of the steps that look up a term; else empty */
    record Normaliser(Step step, String vocabulary) {

        enum Step {
            TRIM,
            COLLAPSE_SPACE,
            TERM_TITLE,
            TERM_URL,
            KIND_TITLE,
            EXTENT,
            PAGES,
            FRAME_RATE,
            CHANNELS,
            DATE
        }

        @JsonCreator
        static Normaliser of(String text) {
            int colon = text.indexOf(':');
            String name = colon < 0 ? text : text.substring(0, colon);
            Step step = Arrays.stream(Step.values())
                    .filter(known -> known.name()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '-')
                            .equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no normaliser '" + text + "'"));
            return new Normaliser(step, colon < 0 ? "" : text.substring(colon + 1));
        }
    }
}
