package org.shuyuan.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages of the face. Content may be in any language; what the service itself says is in one of these. */
public enum Language {
    ZH_CN("zh-CN"),
    EN("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The BCP 47 tag, as it stands in {@code <html lang>}. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** The best match for an {@code Accept-Language} header or a single tag; Chinese where nothing matches. */
    public static Language of(@Nullable String acceptLanguage) {
        return acceptLanguage == null || acceptLanguage.isBlank()
                ? ZH_CN
                : find(acceptLanguage).orElse(ZH_CN);
    }

    /** The same; nothing where nothing matches. */
    public static Optional<Language> find(String acceptLanguage) {
        try {
            Locale best = Locale.lookup(
                    Locale.LanguageRange.parse(acceptLanguage),
                    List.of(Locale.forLanguageTag("zh-CN"), Locale.CHINESE, Locale.ENGLISH));
            return Optional.ofNullable(best).map(locale -> locale.getLanguage().equals("en") ? EN : ZH_CN);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
