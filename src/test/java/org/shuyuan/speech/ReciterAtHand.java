package org.shuyuan.speech;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Gives the service {@link RecitingModel}, and short pieces. */
public class ReciterAtHand implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            Path model = Files.createTempFile("reciting", ".bin");
            model.toFile().deleteOnExit();
            return Map.of("shuyuan.speech.model", RecitingModel.write(model).toString(), "shuyuan.speech.piece", "10s");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
