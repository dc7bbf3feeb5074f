package org.shuyuan.describe;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.shuyuan.problem.Problem;

/**
 * A text track as it was taken out of a film.
 *
 * @param label the language by the film's own word, ISO 639-2 or BCP 47; empty where it says none
 * @param text SRT or WebVTT, as FFmpeg writes it
 */
public record TextTrack(String label, String text) {

    private static final Logger LOG = Logger.getLogger(TextTrack.class);
    private static final Map<String, String> THREE_LETTERS = Map.of(
            "eng", "en", "bod", "bo", "tib", "bo", "uig", "ug", "mon", "mn", "kor", "ko", "jpn", "ja", "rus", "ru");
    private static final List<String> CHINESE = List.of("chi", "zho", "cmn", "zh");

    record Read(String language, WebVtt captions) {}

    /** Nothing where nothing is said, it can't be read, or nobody can tell the language. */
    Optional<Read> read() {
        try {
            WebVtt captions = WebVtt.parse(text);
            return captions.cues().isEmpty()
                    ? Optional.empty()
                    : language(captions).map(language -> new Read(language, captions));
        } catch (Problem unreadable) {
            LOG.infof("A text track of a film can't be read: %s", unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** Recorders label everything as what they were set to, or as nothing; the script of the words is harder to get wrong. */
    private Optional<String> language(WebVtt captions) {
        List<String> words = captions.cues().stream().map(Cue::words).toList();
        String said = label.strip().toLowerCase(Locale.ROOT);
        if (CHINESE.contains(said)) {
            return Optional.of(Tongue.of(words).filter("zh-TW"::equals).orElse("zh-CN"));
        }
        if (said.isEmpty() || said.equals("und")) {
            return Tongue.of(words).or(() -> Tongue.byScript(words));
        }
        Optional<String> tag = LanguageTag.of(THREE_LETTERS.getOrDefault(said, said));
        return tag.or(() -> Tongue.byScript(words));
    }
}
