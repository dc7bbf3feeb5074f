package org.shuyuan.share.harvest.wire;

import java.util.ArrayList;
import java.util.List;

/** What stands in {@code ListMetadataFormats} (OAI-PMH 2.0 §4.4). */
final class FormatList {

    private static final int LONGEST = 500;
    private static final int MOST = 1000;

    private FormatList() {}

    static List<Format> read(Cursor cursor) {
        List<Format> formats = new ArrayList<>();
        int depth = cursor.depth();
        while (cursor.child(depth)) {
            if (cursor.name().equals("metadataFormat") && formats.size() < MOST) {
                formats.add(format(cursor));
            }
        }
        formats.removeIf(format -> format.prefix().isEmpty());
        return formats;
    }

    private static Format format(Cursor cursor) {
        String prefix = "";
        String schema = "";
        String namespace = "";
        int depth = cursor.depth();
        while (cursor.child(depth)) {
            switch (cursor.name()) {
                case "metadataPrefix" -> prefix = cursor.text(LONGEST);
                case "schema" -> schema = cursor.text(LONGEST);
                case "metadataNamespace" -> namespace = cursor.text(LONGEST);
                default -> {
                    // of no schema that we know
                }
            }
        }
        return new Format(prefix, schema, namespace);
    }
}
