package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.shuyuan.bench.ServiceProcess;
import org.shuyuan.preview.NeedsLibreOffice;
import org.shuyuan.preview.OfficeFile;

/** The program is killed while a document is laid out: after a start it is laid out, and nothing is left lying about. */
@NeedsLibreOffice
class PreviewCrashTest extends PackagedTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int PARAGRAPHS = 4_000;

    @Test
    void whatWasBegunIsLaidOutAfterAStart() throws Exception {
        byte[] plan = Files.readAllBytes(OfficeFile.thick(folder.resolve("plan.docx"), PARAGRAPHS));
        Path data = folder.resolve("data");
        String token;
        String resource;
        try (ServiceProcess service = ServiceProcess.start(data, Map.of())) {
            token = service.token("operator");
            Api api = new Api(service, token);
            String upload = api.create("plan.docx", "lesson-plan", plan.length);
            api.patch(upload, 0, plan);
            resource = api.upload(upload).path("resource").asText();
            List<ProcessHandle> children = await().atMost(LONG)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> layingOut(service), atWork -> !atWork.isEmpty());
            service.kill();
            // No child outlives its service.
            await().atMost(Duration.ofSeconds(10)).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        }
        try (ServiceProcess service = ServiceProcess.start(data, Map.of())) {
            Api api = new Api(service, token);
            await().atMost(LONG)
                    .until(() ->
                            api.resource(resource).at("/playback/book").asText().endsWith(".pdf"));
            assertThat(api.stage(resource)).isEqualTo("done");
            try (Stream<Path> left = Files.walk(data.resolve("scratch"))) {
                assertThat(left.filter(file -> file.getFileName().toString().equals("registrymodifications.xcu")))
                        .isEmpty();
            }
        }
    }

    private static List<ProcessHandle> layingOut(ServiceProcess service) throws IOException {
        return service.family().stream()
                .filter(process -> process.info().commandLine().orElse("").contains("--convert-to"))
                .toList();
    }
}
