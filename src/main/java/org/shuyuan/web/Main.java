package org.shuyuan.web;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.WrongDataFile;
import org.shuyuan.embedded.Engines;

/** Starts the engines that nobody else provides, then the service, and stops them in the other order. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... arguments) throws Exception {
        Path engineDirectory = Path.of(System.getProperty("shuyuan.engine.dir", "target/engine"));
        Path data = Path.of(System.getProperty("shuyuan.data", "data")).toAbsolutePath();
        System.setProperty("shuyuan.data", data.toString());
        System.setProperty(
                "shuyuan.programs", Engines.programs(engineDirectory, data).toString());
        if (arguments.length > 0) {
            System.exit(Commands.run(arguments, engineDirectory, data));
        }
        // Quarkus would refuse with an empty page what Edge mends or tells in words.
        System.setProperty("vertx.disableURIValidation", "true");
        Engines engines = Engines.start(engineDirectory, data);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfterService(engines)));
        engines.configuration().forEach(System::setProperty);
        Quarkus.run(null, Main::end, arguments);
    }

    /** A wrong data file or setting is told once more, below the trace that the framework prints. */
    private static void end(int code, @Nullable Throwable failure) {
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(wrong -> wrong instanceof WrongDataFile || wrong instanceof ConfigurationException)
                .forEach(wrong -> System.err.printf("%n  启动已停止 · The start was stopped:  %s%n%n", wrong.getMessage()));
        System.exit(code);
    }

    /** All shutdown hooks start at once, and jobs record what they did while the service stops. */
    private static void closeAfterService(Engines engines) {
        Application application = Application.currentApplication();
        if (application != null) {
            CompletableFuture.runAsync(application::awaitShutdown)
                    .completeOnTimeout(null, 20, TimeUnit.SECONDS)
                    .join();
        }
        engines.close();
    }
}
