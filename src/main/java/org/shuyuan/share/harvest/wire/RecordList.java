package org.shuyuan.share.harvest.wire;

import java.util.List;

/** What stands in {@code ListRecords}, {@code ListIdentifiers} and {@code GetRecord}. */
record RecordList(List<WireRecord> records, List<Flaw> flaws, Token token) {

    static final RecordList EMPTY = new RecordList(List.of(), List.of(), Token.NONE);

    static RecordList read(Cursor cursor, long recordSize) {
        RecordReader reader = new RecordReader(cursor, recordSize);
        Token token = Token.NONE;
        int depth = cursor.depth();
        while (cursor.child(depth)) {
            switch (cursor.name()) {
                case "record" -> reader.record();
                case "header" -> reader.header();
                case "resumptionToken" -> token = Token.read(cursor);
                default -> {
                    // of no schema that we know
                }
            }
        }
        return new RecordList(reader.records(), reader.flaws(), token);
    }
}
