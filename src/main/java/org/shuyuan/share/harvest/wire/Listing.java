package org.shuyuan.share.harvest.wire;

/** What a list holds: whole records, or only their headers. */
public enum Listing {
    RECORDS("ListRecords"),
    IDENTIFIERS("ListIdentifiers");

    private final String verb;

    Listing(String verb) {
        this.verb = verb;
    }

    String verb() {
        return verb;
    }
}
