package org.shuyuan.share.oai;

import java.util.Map;

/** Headers and records as the protocol writes them (OAI-PMH 2.0 §2.5). */
final class RecordXml {

    private static final Map<String, String> DELETED = Map.of("status", "deleted");

    private RecordXml() {}

    static void header(OaiDocument document, StoredRecord record) {
        document.open("header", record.deleted() ? DELETED : Map.of())
                .element("identifier", record.identifier())
                .element("datestamp", Granularity.write(record.datestamp()));
        record.sets().forEach(set -> document.element("setSpec", set));
        document.close();
    }

    static void record(OaiDocument document, StoredRecord record) {
        document.open("record");
        header(document, record);
        if (record.metadata() != null) {
            document.open("metadata").rendered(record.metadata()).close();
        }
        if (record.about() != null) {
            document.rendered(record.about());
        }
        document.close();
    }
}
