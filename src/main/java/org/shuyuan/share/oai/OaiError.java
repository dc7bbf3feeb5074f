package org.shuyuan.share.oai;

import java.util.List;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** An error or exception condition (OAI-PMH 2.0 §3.6); its words stand under {@code oai.error.<key>}. */
record OaiError(Code code, String key, List<Object> arguments) {

    /** Spelled as the schema spells them. */
    @SuppressWarnings("MemberName") // the constants are the protocol's own words
    enum Code {
        badArgument,
        badResumptionToken,
        badVerb,
        cannotDisseminateFormat,
        idDoesNotExist,
        noMetadataFormats,
        noRecordsMatch,
        noSetHierarchy;

        /** Whether the answer repeats the arguments; it must not where they make no sense (§3.2). */
        boolean echoesArguments() {
            return this != badArgument && this != badVerb;
        }
    }

    static OaiError of(Code code, String key, Object... arguments) {
        return new OaiError(code, key, List.of(arguments));
    }

    String say(Messages messages, Language language) {
        return messages.say(language, "oai.error." + key, arguments.toArray());
    }
}
