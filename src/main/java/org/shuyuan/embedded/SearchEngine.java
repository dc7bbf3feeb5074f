package org.shuyuan.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** OpenSearch as a child JVM; {@code src/children/search-node} is its main class. */
final class SearchEngine implements AutoCloseable {

    /** The class in {@code src/children/search-node}. */
    private static final String MAIN = "SearchNode";

    private final Process process;
    private final String address;

    private SearchEngine(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static SearchEngine start(Path engines, Path data) {
        try {
            Files.createDirectories(data.resolve("logs"));
            Files.createDirectories(data.resolve("tmp"));
            endLeftOver(data);
            Path portFile = data.resolve("port");
            Files.deleteIfExists(portFile);
            Process process = new ProcessBuilder(command(engines, data, portFile))
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("logs/stdout.log").toFile())
                    .start();
            return new SearchEngine(process, "127.0.0.1:" + awaitPort(process, portFile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After a kill -9 of the service its child is still closing, and holds the lock of its data. */
    private static void endLeftOver(Path data) {
        ProcessHandle.allProcesses()
                .filter(process -> List.of(process.info().arguments().orElse(new String[0]))
                        .containsAll(List.of(MAIN, data.toString())))
                .forEach(process -> {
                    process.destroyForcibly();
                    process.onExit()
                            .completeOnTimeout(process, 20, TimeUnit.SECONDS)
                            .join();
                });
    }

    String address() {
        return address;
    }

    @Override
    public void close() {
        try {
            // The child ends when its standard input does, which a kill -9 of ours brings about as well.
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(Path engines, Path data, Path portFile) throws IOException {
        Path home = home(engines);
        String classPath = home + "/lib/*" + File.pathSeparator + engines.resolve("search-node");
        return List.of(
                // A session of its own: Ctrl-C in the terminal is for the service, which ends this child when it is
                // done.
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Djna.nosys=true",
                "-Dio.netty.noUnsafe=true",
                "-Dlog4j2.disable.jmx=true",
                "-Dlog4j.shutdownHookEnabled=false",
                "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1",
                "-Djava.io.tmpdir=" + data.resolve("tmp"),
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                classPath,
                MAIN,
                home.toString(),
                data.toString(),
                portFile.toString());
    }

    private static Path home(Path engines) throws IOException {
        try (Stream<Path> entries = Files.list(engines)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("opensearch-"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no search engine in " + engines));
        }
    }

    private static int awaitPort(Process process, Path portFile) throws IOException {
        while (!Files.exists(portFile)) {
            try {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException(
                            "The search engine has stopped, see " + portFile.resolveSibling("logs"));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return Integer.parseInt(Files.readString(portFile).strip());
    }
}
