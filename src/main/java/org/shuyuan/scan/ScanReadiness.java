package org.shuyuan.scan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells at {@code /q/health/ready} whether scanned pages are read. It never holds the service back. */
@Readiness
@ApplicationScoped
class ScanReadiness implements HealthCheck {

    private final PrintReader reader;
    private final ScanConfig config;

    ScanReadiness(PrintReader reader, ScanConfig config) {
        this.reader = reader;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("scan").up();
        switch (reader.readiness()) {
            case PrintReader.Readiness.Off _ ->
                answer.withData(
                        "reader",
                        "off: no " + config.tesseract()
                                + " (Debian: apt-get install tesseract-ocr tesseract-ocr-chi-sim)");
            case PrintReader.Readiness.Faulty(String reason) -> answer.withData("reader", "off: " + reason);
            case PrintReader.Readiness.Ready(String program, List<String> _) -> answer.withData("reader", program);
        }
        return answer.build();
    }
}
