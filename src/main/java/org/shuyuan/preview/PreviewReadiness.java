package org.shuyuan.preview;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells at {@code /q/health/ready} whether office documents are shown as pages. It never holds the service back. */
@Readiness
@ApplicationScoped
class PreviewReadiness implements HealthCheck {

    private final Typesetter typesetter;
    private final PreviewConfig config;

    PreviewReadiness(Typesetter typesetter, PreviewConfig config) {
        this.typesetter = typesetter;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("preview").up();
        switch (typesetter.readiness()) {
            case Typesetter.Readiness.Off _ ->
                answer.withData("typesetter", "off: no " + config.soffice() + " (" + LibreOffice.PACKAGES + ")");
            case Typesetter.Readiness.Faulty(String reason) -> answer.withData("typesetter", "off: " + reason);
            case Typesetter.Readiness.Ready(String program, Set<OfficeFormat.Sort> _) ->
                answer.withData("typesetter", program);
        }
        return answer.build();
    }
}
