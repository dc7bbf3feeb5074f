package org.shuyuan.search.query;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.shuyuan.catalog.Reception;
import org.shuyuan.search.engine.Json;
import org.shuyuan.search.field.Facet;
import org.shuyuan.search.field.Fields;
import org.shuyuan.search.question.Asker;
import org.shuyuan.search.question.Reading;

/**
 * What makes one answer better than another. Where the words stand weighs most, and flat: a title that is what was asked for is so,
 * however rare its words are. How often and how rare decides among equals, then what the reader is taught, captions, how it was received, and age.
 */
final class Weights {

    /** How much it weighs that a resource is described by a term which the question names. */
    private static final Map<String, Integer> NAMED =
            Map.of(Fields.KIND, 24, Fields.GRADE, 14, Fields.EDITION, 14, Fields.SUBJECT, 8, Fields.STAGE, 6);

    /** As the field has its times. */
    private static final String MIDNIGHT = "T00:00:00.000000000Z";

    private static final double BESIDE = 10;
    private static final double OWN_GRADE = 5;
    private static final double OWN_EDITION = 4;
    /** For each step of {@link Fields#RECEPTION}. */
    private static final double STAYED = 0.4;

    private Weights() {}

    static List<JsonObject> of(Reading reading, Asker asker) {
        List<JsonObject> weights = new ArrayList<>();
        String core = reading.core();
        weights.add(Clause.flat(Clause.match(Fields.TITLE_WHOLE, reading.line(), 1), 60));
        if (!core.isEmpty()) {
            weights.addAll(core(core));
            if (reading.content().size() > 1) {
                reading.content().forEach(part -> weights.add(piece(part.text())));
            }
        }
        weights.add(Clause.flat(Clause.phrase(Fields.TITLE, reading.line(), 2, 1), 10));
        weights.add(Clause.match(Fields.TITLE, reading.line(), 1));
        for (Reading.Part part : reading.parts()) {
            part.terms()
                    .forEach((field, ids) ->
                            weights.add(Clause.flat(Clause.terms(field, ids), NAMED.getOrDefault(field, 1))));
        }
        reading.parts().stream()
                .filter(Reading.Part::beside)
                .flatMap(part -> part.ways().stream())
                .forEach(way -> weights.add(Clause.flat(Clause.phrase(Fields.KEYWORDS, way, 0, 1), BESIDE)));
        if (!asker.grades().isEmpty()) {
            weights.add(Clause.flat(Clause.terms(Fields.GRADE, asker.grades()), OWN_GRADE));
        }
        asker.editions()
                .forEach((subject, edition) -> weights.add(Clause.flat(
                        Clause.every(
                                List.of(Clause.term(Fields.SUBJECT, subject), Clause.term(Fields.EDITION, edition))),
                        OWN_EDITION)));
        weights.add(Clause.flat(Clause.term(Fields.CAPTIONS, Facet.YES), 0.5));
        IntStream.rangeClosed(1, Reception.STEPS)
                .mapToObj(step -> Clause.term(Fields.RECEPTION, Integer.toString(step)))
                .forEach(reached -> weights.add(Clause.flat(reached, STAYED)));
        // Of two that are equally good, the newer.
        weights.add(Json.object(
                "distance_feature",
                Json.object(
                        "field",
                        Fields.PUBLISHED_AT,
                        "origin",
                        asker.day() + MIDNIGHT,
                        "pivot",
                        "180d",
                        "boost",
                        0.5)));
        return weights;
    }

    /** All of the content. */
    private static List<JsonObject> core(String core) {
        return List.of(
                Clause.best(List.of(
                        Clause.flat(Clause.match(Fields.TITLE_WHOLE, core, 1), 50),
                        Clause.flat(Clause.match(Fields.LESSON_WHOLE, core, 1), 45),
                        Clause.flat(Clause.phrase(Fields.TITLE, core, 1, 1), 32),
                        Clause.flat(Clause.phrase(Fields.KEYWORDS, core, 1, 1), 24),
                        Clause.flat(Clause.all(Fields.TITLE, core, 1), 22),
                        Clause.flat(Clause.phrase(Fields.TITLE_BIGRAM, core, 1, 1), 22),
                        Clause.flat(Clause.phrase(Fields.CREATOR, core, 0, 1), 30),
                        Clause.flat(Clause.phrase(Fields.ORGANISATION, core, 0, 1), 20),
                        Clause.flat(Clause.phrase(Fields.DESCRIPTION, core, 2, 1), 8),
                        Clause.flat(Clause.phrase(Fields.TEXT, core, 2, 1), 5))),
                Clause.match(Fields.TITLE, core, 1.5),
                Clause.match(Fields.TITLE_BIGRAM, core, 0.7),
                Clause.match(Fields.KEYWORDS, core, 1),
                Clause.match(Fields.TERMS, core, 0.7),
                Clause.match(Fields.CREATOR, core, 1),
                Clause.match(Fields.ORGANISATION, core, 0.7),
                Clause.match(Fields.DESCRIPTION, core, 0.4),
                Clause.match(Fields.TEXT, core, 0.3));
    }

    /** One piece of several. */
    private static JsonObject piece(String text) {
        return Clause.best(List.of(
                Clause.flat(Clause.phrase(Fields.CREATOR, text, 0, 1), 16),
                Clause.flat(Clause.phrase(Fields.TITLE, text, 1, 1), 14),
                Clause.flat(Clause.phrase(Fields.TITLE_BIGRAM, text, 1, 1), 12),
                Clause.flat(Clause.phrase(Fields.KEYWORDS, text, 1, 1), 10),
                Clause.flat(Clause.phrase(Fields.ORGANISATION, text, 1, 1), 8)));
    }
}
