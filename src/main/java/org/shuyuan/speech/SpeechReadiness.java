package org.shuyuan.speech;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells at {@code /q/health/ready} whether speech is recognised. It never holds the service back. */
@Readiness
@ApplicationScoped
class SpeechReadiness implements HealthCheck {

    private final SpeechRecogniser recogniser;

    SpeechReadiness(SpeechRecogniser recogniser) {
        this.recogniser = recogniser;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("speech").up();
        switch (recogniser.readiness()) {
            case SpeechRecogniser.Readiness.Off _ -> answer.withData("recogniser", "off: no shuyuan.speech.model");
            case SpeechRecogniser.Readiness.Faulty(String reason) -> answer.withData("recogniser", "off: " + reason);
            case SpeechRecogniser.Readiness.Ready(String model, Set<String> _) -> answer.withData("recogniser", model);
        }
        return answer.build();
    }
}
