package org.shuyuan.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** {@code {text:say('search.title')}} says it in the language of the reader. */
@TemplateExtension(namespace = "text")
final class Words {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Blocks of data, by the language and the prefixes that they are of: as many as templates name, and always the same. */
    private static final Map<List<String>, RawString> BLOCKS = new ConcurrentHashMap<>();

    private Words() {}

    static String say(String key, Object... arguments) {
        return bean(Messages.class).say(language(), key, arguments);
    }

    /** The BCP 47 tag for {@code <html lang>}. */
    static String tag() {
        return language().tag();
    }

    /**
     * The messages under these prefixes, without them, as a block of data for the island around it. Data are no script:
     * the content policy lets them stand in the page.
     */
    static RawString words(String... prefixes) {
        Language language = language();
        List<String> asked =
                Stream.concat(Stream.of(language.tag()), Stream.of(prefixes)).toList();
        return BLOCKS.computeIfAbsent(asked, _ -> block(language, prefixes));
    }

    private static RawString block(Language language, String... prefixes) {
        Map<String, String> words = new TreeMap<>();
        for (int at = 0; at < prefixes.length; at++) {
            String kept = at == 0 ? "" : prefixes[at];
            bean(Messages.class).under(language, prefixes[at]).forEach((key, word) -> words.put(kept + key, word));
        }
        try {
            String json = JSON.writeValueAsString(words).replace("<", "\\u003c");
            return new RawString("<script type=\"application/json\">" + json + "</script>");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** This page in another language. */
    static String switchedTo(String tag) {
        HttpServerRequest here = bean(CurrentVertxRequest.class).getCurrent().request();
        // By hand, for what people type into the address line is often no URI.
        String kept = here.query() == null
                ? ""
                : Arrays.stream(here.query().split("&"))
                        .filter(parameter -> !parameter.isEmpty() && !parameter.startsWith(ReaderLanguage.NAME + "="))
                        .map(parameter -> parameter + "&")
                        .collect(Collectors.joining());
        return Objects.requireNonNullElse(here.path(), "/").replaceFirst("^/+", "/") + "?" + kept + ReaderLanguage.NAME
                + "=" + tag;
    }

    private static Language language() {
        return bean(ReaderLanguage.class).get();
    }

    /** Templates have no constructor to inject into. */
    private static <T> T bean(Class<T> type) {
        return Arc.container().select(type).get();
    }
}
