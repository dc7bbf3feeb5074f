package org.shuyuan.render.ffmpeg;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.shuyuan.work.Sandbox;

/**
 * Tells at {@code /q/health/ready} what is missing for media. It never holds the service back: everything that is
 * playable already stays so, and new uploads are tried again for some minutes.
 */
@Readiness
@ApplicationScoped
public class FfmpegReadiness implements HealthCheck {

    private final Ffmpeg ffmpeg;
    private final Sandbox sandbox;

    FfmpegReadiness(Ffmpeg ffmpeg, Sandbox sandbox) {
        this.ffmpeg = ffmpeg;
        this.sandbox = sandbox;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("media").up();
        ffmpeg.shortcoming().ifPresent(missing -> answer.withData("ffmpeg", missing));
        sandbox.shortcoming().ifPresent(missing -> answer.withData("containment", missing));
        return answer.build();
    }
}
