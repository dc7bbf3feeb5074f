package org.shuyuan.describe;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language as BCP 47 writes it. */
public final class LanguageTag {

    private static final int LONGEST = 35;

    private LanguageTag() {}

    /** In canonical spelling; nothing where it is none, or says that it doesn't know. */
    public static Optional<String> of(@Nullable String given) {
        if (given == null || given.isBlank() || given.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String tag = new Locale.Builder()
                    .setLanguageTag(given.strip().replace('_', '-'))
                    .build()
                    .toLanguageTag();
            return Optional.of(tag).filter(known -> !known.equals("und"));
        } catch (IllformedLocaleException malformed) {
            return Optional.empty();
        }
    }
}
