package org.shuyuan.share.harvest.wire;

import org.shuyuan.share.harvest.wire.HarvestTrouble.Kind;

/** An error of the protocol (OAI-PMH 2.0 §3.6). */
record Refusal(String code, String text) {

    static final String NO_RECORDS = "noRecordsMatch";
    static final String NO_SUCH_RECORD = "idDoesNotExist";
    static final String NO_SETS = "noSetHierarchy";
    static final String NO_FORMATS = "noMetadataFormats";

    private static final String BAD_TOKEN = "badResumptionToken";

    HarvestTrouble trouble() {
        return new HarvestTrouble(
                code.equals(BAD_TOKEN) ? Kind.TOKEN_REFUSED : Kind.REFUSED, text.isEmpty() ? code : code + ": " + text);
    }
}
