package org.shuyuan.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the search engine is started.
 *
 * @param port where it will answer, on loopback
 */
record SearchCommand(Path engines, Path data, int port) {

    /** The class in {@code src/children/search-node}. */
    static final String MAIN = "SearchNode";

    /** Set while a start is rehearsed: the JVM then writes down what it has loaded. */
    private static final String REHEARSAL = "shuyuan.rehearsal";

    Process start() throws IOException {
        Files.deleteIfExists(answering());
        if (Files.exists(log())) {
            // Why the last one ended stands in its last lines.
            Files.move(log(), log().resolveSibling("stdout.before.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        return new ProcessBuilder(words())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    Path log() {
        return data.resolve("logs/stdout.log");
    }

    /** False when it ends before it has answered. */
    boolean awaitAnswer(Process process) throws InterruptedException {
        while (!Files.exists(answering())) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    boolean learns() {
        return Boolean.getBoolean(REHEARSAL);
    }

    /** A file that the node makes when it answers. */
    private Path answering() {
        return data.resolve("port");
    }

    private List<String> words() throws IOException {
        Path home = home();
        List<String> words = new ArrayList<>(List.of(
                // A session of its own: Ctrl-C in the terminal is for the service, which ends this child when it is
                // done.
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseCompactObjectHeaders",
                "-Dfile.encoding=UTF-8",
                "-Djna.nosys=true",
                "-Dio.netty.noUnsafe=true",
                "-Dlog4j2.disable.jmx=true",
                "-Dlog4j.shutdownHookEnabled=false",
                "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1",
                "-Djava.io.tmpdir=" + data.resolve("tmp"),
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED"));
        words.addAll(SearchMemory.ofThisMachine().options());
        words.addAll(cache());
        words.addAll(List.of(
                "-cp",
                classPath(home),
                MAIN,
                home.toString(),
                data.toString(),
                Integer.toString(port),
                answering().toString()));
        return words;
    }

    /** The JVM takes a cache that doesn't fit for none, and says so in the log. */
    private List<String> cache() {
        Path cache = engines.resolve("search-node.aot");
        if (learns()) {
            return List.of("-XX:AOTCacheOutput=" + cache);
        }
        return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=error") : List.of();
    }

    /** Every jar by its name and always in the same order: a cache is valid for one class path. */
    private String classPath(Path home) throws IOException {
        try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
            return Stream.concat(
                            jars.filter(jar -> jar.toString().endsWith(".jar")).sorted(),
                            Stream.of(engines.resolve("search-node.jar")))
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private Path home() throws IOException {
        try (Stream<Path> entries = Files.list(engines)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("opensearch-"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no search engine in " + engines));
        }
    }
}
