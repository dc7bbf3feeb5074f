package org.shuyuan.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Starts the service once in a fresh directory, looks at what readers look at, and stops it. Its JVM and that of the search engine then write down the
 * classes they have loaded and linked ({@code -XX:AOTCacheOutput}, JEP 514) and what their compilers need to know of searches (JEP
 * 515), from which every later start of the same build begins.
 */
final class Rehearsal {

    /** Where the service's JVM finds what it has written down; the search engine keeps its own beside it. */
    static final Path CACHE = Path.of("target/engine/service.aot");

    private static final List<String> PAGES =
            List.of("/", "/?lang=en", "/s?q=%E5%87%BD%E6%95%B0", "/api/search?q=%E5%87%BD%E6%95%B0", "/sign-in");

    /** Enough to be found in all ways there are. */
    private static final int RESOURCES = 2000;

    private Rehearsal() {}

    /** Answers whether the next start will be a quick one. */
    static boolean run(Path data) throws IOException, InterruptedException, SQLException {
        Files.deleteIfExists(CACHE);
        try (ServiceProcess service =
                ServiceProcess.start(data, "-XX:AOTCacheOutput=" + CACHE, "-Dshuyuan.rehearsal=true")) {
            for (String page : PAGES) {
                service.send(HttpRequest.newBuilder(), page);
            }
            search(service, data);
        }
        return Files.exists(CACHE);
    }

    private static void search(ServiceProcess service, Path data)
            throws IOException, InterruptedException, SQLException {
        SchoolWords words = SchoolWords.read();
        try (Tables tables = Tables.of(data);
                RawEngine engine = RawEngine.of(data)) {
            Library.of(words, tables, data.resolve("rows")).fill(0, RESOURCES);
            tables.reindex();
            Client.await(() -> tables.number("select count(*) from search_rebuild") == 0);
            for (String question : new SearchMix(words, engine).questions()) {
                service.send(HttpRequest.newBuilder(), question);
            }
        }
    }
}
