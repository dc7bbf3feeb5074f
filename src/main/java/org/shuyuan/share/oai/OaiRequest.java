package org.shuyuan.share.oai;

import java.time.Instant;
import java.util.Optional;

/** A request whose arguments make sense; whether there is anything to answer is another question. */
sealed interface OaiRequest {

    Verb verb();

    record Identify() implements OaiRequest {
        @Override
        public Verb verb() {
            return Verb.IDENTIFY;
        }
    }

    record ListMetadataFormats(Optional<String> identifier) implements OaiRequest {
        @Override
        public Verb verb() {
            return Verb.LIST_METADATA_FORMATS;
        }
    }

    record ListSets() implements OaiRequest {
        @Override
        public Verb verb() {
            return Verb.LIST_SETS;
        }
    }

    record GetRecord(String identifier, String prefix) implements OaiRequest {
        @Override
        public Verb verb() {
            return Verb.GET_RECORD;
        }
    }

    /** The beginning of a list of headers or records. */
    record Begin(Verb verb, Selection selection) implements OaiRequest {}

    /** The next page of a list that was begun before. */
    record Resume(Verb verb, String token) implements OaiRequest {}

    /**
     * Which records a list holds.
     *
     * @param from the first moment that counts
     * @param before the first moment that doesn't count any more: {@code until} and what it includes
     */
    record Selection(String prefix, Optional<String> set, Optional<Instant> from, Optional<Instant> before) {}
}
