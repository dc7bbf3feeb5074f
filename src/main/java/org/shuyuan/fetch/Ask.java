package org.shuyuan.fetch;

import java.time.Duration;
import java.util.Map;

/**
 * How much of an answer is borne, and what is said in asking for it.
 *
 * @param timeout of the whole answer, redirects and the reading of it included
 * @param quiet how long no byte may come
 * @param maxBytes of the body, after unpacking
 * @param headers besides those that are always sent; only {@code Accept} and {@code Range} go along to another origin
 */
public record Ask(Duration timeout, Duration quiet, long maxBytes, Map<String, String> headers) {

    public Ask {
        if (!timeout.isPositive() || !quiet.isPositive() || maxBytes < 0) {
            throw new IllegalArgumentException("nothing could be answered in " + timeout + ", " + quiet);
        }
        headers = Map.copyOf(headers);
    }
}
