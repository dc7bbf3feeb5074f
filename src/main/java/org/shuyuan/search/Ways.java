package org.shuyuan.search;

import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hibernate.search.backend.elasticsearch.search.query.ElasticsearchSearchResult;
import org.shuyuan.search.query.ResourceQuery;
import org.shuyuan.search.question.Asker;
import org.shuyuan.search.question.Reading;
import org.shuyuan.search.suggest.Corrections;

/**
 * The ways in which one question may be asked, in turn, until one of them finds something: as it was typed, as it was meant, and last
 * for most of it. Whoever asks the same of the same words goes the same way, whatever is wanted of what was found.
 */
final class Ways {

    private final Corrections corrections;
    private final BiFunction<Reading, JsonObject, ElasticsearchSearchResult<JsonObject>> resources;
    private final Asker asker;

    /** @param resources asks for those of a predicate, which was made of this reading */
    Ways(
            Corrections corrections,
            BiFunction<Reading, JsonObject, ElasticsearchSearchResult<JsonObject>> resources,
            Asker asker) {
        this.corrections = corrections;
        this.resources = resources;
        this.asker = asker;
    }

    /**
     * One way, and what was found on it.
     *
     * @param meant where nothing has what was typed: what this was found for instead
     */
    record Taken(Reading reading, ElasticsearchSearchResult<JsonObject> found, Optional<String> meant) {

        boolean vain() {
            return total() == 0;
        }

        long total() {
            return found.total().hitCount();
        }
    }

    /** The first that finds something, or the last. */
    Taken first(Reading reading) {
        Taken typed = asTyped(reading);
        if (!typed.vain() || reading.parts().isEmpty()) {
            return typed;
        }
        Optional<Reading> meant = corrections.of(reading, asker);
        if (meant.isPresent()) {
            Taken corrected = asTyped(meant.get());
            Taken best = corrected.vain() ? loosely(meant.get()) : corrected;
            if (!best.vain()) {
                return new Taken(
                        best.reading(), best.found(), Optional.of(meant.get().line()));
            }
        }
        return loosely(reading);
    }

    Taken asTyped(Reading reading) {
        JsonObject predicate = ResourceQuery.predicate(reading, asker);
        return new Taken(reading, resources.apply(reading, predicate), Optional.empty());
    }

    private Taken loosely(Reading reading) {
        JsonObject predicate = ResourceQuery.loose(reading, asker);
        return new Taken(reading, resources.apply(reading, predicate), Optional.empty());
    }
}
