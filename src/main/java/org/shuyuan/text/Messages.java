package org.shuyuan.text;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** The words of the service, from {@code ui/messages}, in {@link MessageFormat} notation. */
@ApplicationScoped
public class Messages {

    private final Map<Language, Properties> words = new EnumMap<>(Language.class);

    public Messages() {
        words.put(Language.ZH_CN, read("messages/messages_zh_CN.properties"));
        words.put(Language.EN, read("messages/messages_en.properties"));
    }

    /** The message of this key, or the key itself, so that a forgotten one is seen and breaks nothing. */
    public String say(Language language, String key, Object... arguments) {
        String pattern = Objects.requireNonNull(words.get(language)).getProperty(key, key);
        return arguments.length == 0 && pattern.indexOf('\'') < 0
                ? pattern
                : new MessageFormat(pattern, language.locale()).format(arguments);
    }

    /** All messages under a prefix, by the rest of their keys, with their {@code {0}} left in: for scripts of a page. */
    public Map<String, String> under(Language language, String prefix) {
        Map<String, String> found = new TreeMap<>();
        for (String key : Objects.requireNonNull(words.get(language)).stringPropertyNames()) {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), say(language, key, "{0}", "{1}", "{2}"));
            }
        }
        return found;
    }

    public boolean knows(String key) {
        return words.values().stream().allMatch(language -> language.containsKey(key));
    }

    private static Properties read(String resource) {
        try (InputStream in = Objects.requireNonNull(
                        Thread.currentThread().getContextClassLoader().getResourceAsStream(resource), resource);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
