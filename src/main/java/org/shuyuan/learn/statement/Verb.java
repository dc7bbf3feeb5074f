package org.shuyuan.learn.statement;

/** What was done, in the words of ADL. */
enum Verb {
    ANSWERED("answered"),
    COMPLETED("completed"),
    FAILED("failed"),
    PASSED("passed"),
    TERMINATED("terminated");

    private static final String ADL = "http://adlnet.gov/expapi/verbs/";

    private final String word;

    Verb(String word) {
        this.word = word;
    }

    String iri() {
        return ADL + word;
    }

    /** In American English, as the registry has it. */
    String display() {
        return word;
    }
}
