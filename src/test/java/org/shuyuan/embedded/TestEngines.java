package org.shuyuan.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Gives the tests the engines that the service has, on random ports, with empty data in a fresh directory. */
public class TestEngines implements QuarkusTestResourceLifecycleManager {

    private @Nullable Engines engines;
    private @Nullable SearchLine line;
    private @Nullable Path data;
    private final AtomicBoolean searchLineUp = new AtomicBoolean(true);

    /** Marks an {@link AtomicBoolean} of a test that cuts the service off from the search engine while it is false. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.FIELD)
    public @interface SearchLineUp {}

    @Override
    public Map<String, String> start() {
        try {
            data = Files.createTempDirectory("shuyuan-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path home = Path.of(System.getProperty("shuyuan.engine.dir"));
        engines = Engines.start(home, data);
        engines.await();
        Map<String, String> configuration = new HashMap<>(engines.configuration());
        line = new SearchLine(Objects.requireNonNull(configuration.get(Engines.SEARCH)), searchLineUp);
        configuration.put(Engines.SEARCH, line.address());
        configuration.put("shuyuan.data", data.toString());
        configuration.put("shuyuan.programs", Engines.programs(home, data).toString());
        return configuration;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                searchLineUp, new TestInjector.AnnotatedAndMatchesType(SearchLineUp.class, AtomicBoolean.class));
    }

    @Override
    public void stop() {
        if (line != null) {
            line.close();
        }
        if (engines != null) {
            engines.close();
        }
        if (data != null) {
            delete(data);
        }
    }

    private static void delete(Path tree) {
        try {
            Files.walkFileTree(tree, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed)
                        throws IOException {
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
