package org.shuyuan.share.oai;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The six verbs (OAI-PMH 2.0 §4) and the arguments that each takes. */
@SuppressWarnings("ImmutableEnumChecker") // sets made by Set.of don't change
enum Verb {
    IDENTIFY("Identify", Set.of(), Set.of()),
    LIST_METADATA_FORMATS("ListMetadataFormats", Set.of(), Set.of("identifier")),
    LIST_SETS("ListSets", Set.of(), Set.of("resumptionToken")),
    GET_RECORD("GetRecord", Set.of("identifier", "metadataPrefix"), Set.of()),
    LIST_IDENTIFIERS("ListIdentifiers", Set.of("metadataPrefix"), Set.of("from", "until", "set", "resumptionToken")),
    LIST_RECORDS("ListRecords", Set.of("metadataPrefix"), Set.of("from", "until", "set", "resumptionToken"));

    private final String word;
    private final Set<String> required;
    private final Set<String> optional;

    Verb(String word, Set<String> required, Set<String> optional) {
        this.word = word;
        this.required = required;
        this.optional = optional;
    }

    /** As it stands in a request, and as the name of the answer's element. */
    String word() {
        return word;
    }

    Set<String> required() {
        return required;
    }

    boolean takes(String argument) {
        return argument.equals("verb") || required.contains(argument) || optional.contains(argument);
    }

    static Optional<Verb> of(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word.equals(word)).findFirst();
    }
}
