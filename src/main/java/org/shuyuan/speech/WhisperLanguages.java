package org.shuyuan.speech;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The languages that whisper.cpp was taught, by the codes that it has for them. */
final class WhisperLanguages {

    private static final String CANTONESE = "yue";
    private static final Set<String> TAUGHT =
            Set.of(("en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk"
                            + " el ms cs ro da hu ta no th ur hr bg lt la mi ml cy sk te fa lv bn sr az sl kn et mk br eu is hy"
                            + " ne mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd gu am yi lo uz fo ht ps tk nn mt sa"
                            + " lb my bo tl mg as tt haw ln ha ba su")
                    .split(" "));

    private WhisperLanguages() {}

    static Set<String> of(WhisperModel model) {
        if (!model.multilingual()) {
            return Set.of("en");
        }
        Set<String> languages = new TreeSet<>(TAUGHT);
        if (model.cantonese()) {
            languages.add(CANTONESE);
        }
        return languages;
    }

    /** @param tag BCP 47 */
    static String code(String tag) {
        return Locale.forLanguageTag(tag).getLanguage();
    }
}
