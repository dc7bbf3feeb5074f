package org.shuyuan.share.crosswalk;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.Locale;

/** @param vocabulary of the steps that look up a term; else empty */
public record Normaliser(Step step, String vocabulary) {

    enum Step {
        TRIM,
        COLLAPSE_SPACE,
        TERM_TITLE,
        TERM_URL,
        KIND_TITLE,
        EXTENT,
        DURATION,
        PAGES,
        FRAME_RATE,
        CHANNELS,
        DATE,
        VCARD_PERSON,
        VCARD_ORGANISATION
    }

    @JsonCreator
    static Normaliser of(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Step step = Arrays.stream(Step.values())
                .filter(known ->
                        known.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no normaliser '" + text + "'"));
        return new Normaliser(step, colon < 0 ? "" : text.substring(colon + 1));
    }
}
