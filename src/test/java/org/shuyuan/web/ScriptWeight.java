package org.shuyuan.web;

import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** How many bytes of script a page has fetched, as gzip packs them. */
final class ScriptWeight {

    private ScriptWeight() {}

    /** @param beginnings of the names of the files that count; all without any */
    static int of(Page page, String... beginnings) {
        return ((List<?>) page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)"))
                .stream()
                        .map(String::valueOf)
                        .filter(name -> name.endsWith(".js"))
                        .distinct()
                        .filter(name -> beginnings.length == 0
                                || Stream.of(beginnings)
                                        .anyMatch(beginning -> name.contains("/assets/" + beginning + "-")))
                        .mapToInt(ScriptWeight::packed)
                        .sum();
    }

    private static int packed(String address) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream in = URI.create(address).toURL().openStream();
                GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            in.transferTo(gzip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}
