package org.shuyuan.share.oai;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** What a request gets. */
sealed interface Answer {

    /**
     * @param at the response date: a moment such that what isn't in the answer gets no datestamp before it
     * @param content writes what stands inside of the element of the verb
     */
    record Found(Instant at, Consumer<OaiDocument> content) implements Answer {}

    record Failed(List<OaiError> errors) implements Answer {
        static Failed of(OaiError.Code code, String key, Object... arguments) {
            return new Failed(List.of(OaiError.of(code, key, arguments)));
        }
    }
}
