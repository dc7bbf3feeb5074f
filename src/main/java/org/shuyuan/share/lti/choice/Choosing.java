package org.shuyuan.share.lti.choice;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.shuyuan.problem.Problem;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.platform.Platforms;
import org.shuyuan.share.lti.refusal.Fault;
import org.shuyuan.share.lti.refusal.LaunchRefused;
import org.shuyuan.share.lti.refusal.RefusalPages;
import org.shuyuan.share.lti.session.FramePolicy;
import org.shuyuan.share.lti.session.LaunchSession;
import org.shuyuan.share.lti.session.Launched;

/** The choice in whose frame this request is made. */
@RequestScoped
class Choosing {

    private final Launched launched;
    private final Choices choices;
    private final Platforms platforms;
    private final FramePolicy policy;
    private final RefusalPages refusals;

    Choosing(Launched launched, Choices choices, Platforms platforms, FramePolicy policy, RefusalPages refusals) {
        this.launched = launched;
        this.choices = choices;
        this.platforms = platforms;
        this.policy = policy;
        this.refusals = refusals;
    }

    /** @throws LaunchRefused {@link Fault#SESSION_OVER} also where it is a session for something else */
    LaunchSession session() throws LaunchRefused {
        return launched.session()
                .filter(session -> session.purpose() == LaunchSession.Purpose.CHOICE)
                .orElseThrow(() -> new LaunchRefused(Fault.SESSION_OVER, "not ours, or older than 12 hours"));
    }

    Choice choice() throws LaunchRefused {
        return choices.find(session().about())
                .orElseThrow(() -> new LaunchRefused(Fault.SESSION_OVER, "the registration was removed"));
    }

    Platform platform() throws LaunchRefused {
        Platform platform = platforms
                .find(choice().platform())
                .orElseThrow(() -> new LaunchRefused(Fault.SESSION_OVER, "the registration was removed"));
        if (!platform.active()) {
            throw new LaunchRefused(Fault.PLATFORM_OFF, platform.issuer());
        }
        return platform;
    }

    Response page(String html) throws LaunchRefused {
        return page(html, policy.of(platform().frames()));
    }

    /** A page whose form goes to the platform, and nowhere else. */
    Response pageTo(URI answer, String html) throws LaunchRefused {
        return page(
                html,
                policy.of(
                        platform().frames(),
                        answer.getScheme() + "://" + answer.getHost()
                                + (answer.getPort() < 0 ? "" : ":" + answer.getPort())));
    }

    Response refuse(Problem problem) {
        String frames;
        try {
            frames = platform().frames();
        } catch (LaunchRefused _) {
            frames = FramePolicy.ANYWHERE;
        }
        return refusals.of(problem, frames);
    }

    private static Response page(String html, String policy) {
        return Response.ok(html, MediaType.TEXT_HTML_TYPE)
                .header(FramePolicy.HEADER, policy)
                .build();
    }
}
