package org.shuyuan.share.harvest.wire;

import java.util.ArrayList;
import java.util.List;

/** What stands in {@code ListSets} (OAI-PMH 2.0 §4.6). */
record SetList(List<SetInfo> sets, Token token) {

    static final SetList EMPTY = new SetList(List.of(), Token.NONE);

    private static final int LONGEST = 500;

    static SetList read(Cursor cursor) {
        List<SetInfo> sets = new ArrayList<>();
        Token token = Token.NONE;
        int depth = cursor.depth();
        while (cursor.child(depth)) {
            switch (cursor.name()) {
                case "set" -> sets.add(set(cursor));
                case "resumptionToken" -> token = Token.read(cursor);
                default -> {
                    // of no schema that we know
                }
            }
        }
        sets.removeIf(set -> set.spec().isEmpty() || set.spec().length() > LONGEST);
        return new SetList(sets, token);
    }

    private static SetInfo set(Cursor cursor) {
        String spec = "";
        String name = "";
        int depth = cursor.depth();
        while (cursor.child(depth)) {
            switch (cursor.name()) {
                case "setSpec" -> spec = cursor.text(LONGEST);
                case "setName" -> name = cursor.text(LONGEST);
                default -> {
                    // setDescription
                }
            }
        }
        return new SetInfo(spec, name);
    }
}
