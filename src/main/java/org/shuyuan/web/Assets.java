package org.shuyuan.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * {@code {ui:style('player')}} and {@code {ui:island('lesson-player')}} become the tags of the built files of
 * {@code ui/styles/player.css} and {@code ui/islands/lesson-player.ts}, found in the manifest that Vite writes.
 */
@TemplateExtension(namespace = "ui")
final class Assets {

    private static final String MANIFEST = "META-INF/resources/assets/manifest.json";

    private Assets() {}

    static RawString style(String name) {
        return new RawString("<link rel=\"stylesheet\" href=\"/assets/%s\">"
                .formatted(file(Built.FILES.path("styles/" + name + ".css"))));
    }

    static RawString island(String name) {
        JsonNode entry = Built.FILES.path("islands/" + name + ".ts");
        StringBuilder tags = new StringBuilder();
        for (String shared : imports(entry, new LinkedHashSet<>())) {
            tags.append("<link rel=\"modulepreload\" href=\"/assets/%s\">".formatted(shared));
        }
        tags.append("<script type=\"module\" src=\"/assets/%s\"></script>".formatted(file(entry)));
        return new RawString(tags.toString());
    }

    private static Set<String> imports(JsonNode chunk, Set<String> found) {
        for (JsonNode key : chunk.path("imports")) {
            JsonNode imported = Built.FILES.path(key.asText());
            if (found.add(file(imported))) {
                imports(imported, found);
            }
        }
        return found;
    }

    private static String file(JsonNode chunk) {
        return chunk.required("file").asText();
    }

    /** Read at the first page, and never changed while the service runs. */
    private static final class Built {
        static final JsonNode FILES = read();

        private static JsonNode read() {
            try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(MANIFEST)) {
                return new ObjectMapper().readTree(Objects.requireNonNull(in, MANIFEST));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
