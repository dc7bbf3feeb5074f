package org.shuyuan.share.oai;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A program of others that harvests, and knows nothing of us but the base URL. */
interface RealClient {

    /**
     * Takes the list with all its pages.
     *
     * @param from none for the whole list
     * @return whether the record is deleted, by identifier
     */
    Map<String, Boolean> harvest(String base, Optional<Instant> from) throws Exception;
}
