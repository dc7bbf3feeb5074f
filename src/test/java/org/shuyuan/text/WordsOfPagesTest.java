package org.shuyuan.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read stands in two files, and nothing that a page says is forgotten in either. */
class WordsOfPagesTest {

    private static final Path UI = Path.of("ui");
    private static final Pattern SAID = Pattern.compile("text:say\\('([^']+)'");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(words("zh_CN").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(words("en").stringPropertyNames());
    }

    @Test
    void everyMessageIsAPattern() throws IOException {
        for (String language : List.of("zh_CN", "en")) {
            words(language)
                    .forEach((key, pattern) -> assertThat(new MessageFormat(String.valueOf(pattern), Locale.ROOT))
                            .as("%s in %s", key, language)
                            .isNotNull());
        }
    }

    @Test
    void whatATemplateSaysIsThere() throws IOException {
        Properties known = words("zh_CN");
        List<String> missing = new ArrayList<>();
        try (Stream<Path> templates = Files.walk(UI.resolve("templates"))) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                Matcher said = SAID.matcher(Files.readString(template));
                while (said.find()) {
                    if (!known.containsKey(said.group(1))) {
                        missing.add(template.getFileName() + ": " + said.group(1));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(UI.resolve("messages/messages_" + language + ".properties"))) {
            words.load(reader);
        }
        return words;
    }
}
