package org.shuyuan.share.lti.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.problem.Problem;
import org.shuyuan.share.lti.link.Link;
import org.shuyuan.share.lti.link.Links;
import org.shuyuan.share.lti.link.PlatformClass;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.platform.Platforms;
import org.shuyuan.share.lti.refusal.Fault;
import org.shuyuan.share.lti.refusal.LaunchRefused;
import org.shuyuan.share.lti.refusal.RefusalPages;
import org.shuyuan.share.lti.session.FramePolicy;
import org.shuyuan.share.lti.session.LaunchSession;
import org.shuyuan.share.lti.session.Launched;

/** The link in whose frame this request is made. */
@RequestScoped
class Opened {

    /** As long as a teacher looks after a class. */
    private static final Duration LESSON = Duration.ofHours(2);

    private final Launched launched;
    private final CurrentUser user;
    private final Links links;
    private final Platforms platforms;
    private final FramePolicy policy;
    private final RefusalPages refusals;
    private final Clock clock;

    /** Looked up once in a request. */
    private @Nullable Link link;

    private @Nullable PlatformClass platformClass;
    private @Nullable Platform platform;

    Opened(
            Launched launched,
            CurrentUser user,
            Links links,
            Platforms platforms,
            FramePolicy policy,
            RefusalPages refusals,
            Clock clock) {
        this.launched = launched;
        this.user = user;
        this.links = links;
        this.platforms = platforms;
        this.policy = policy;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** @throws LaunchRefused {@link Fault#SESSION_OVER} also where it is a session for something else */
    LaunchSession session() throws LaunchRefused {
        return launched.session()
                .filter(session -> session.purpose() == LaunchSession.Purpose.LINK)
                .orElseThrow(() -> new LaunchRefused(Fault.SESSION_OVER, "not ours, or older than 12 hours"));
    }

    Link link() throws LaunchRefused {
        @Nullable Link known = link;
        if (known == null) {
            known = links.find(session().about())
                    .orElseThrow(() -> new LaunchRefused(Fault.SESSION_OVER, "the registration was removed"));
            link = known;
        }
        return known;
    }

    PlatformClass platformClass() throws LaunchRefused {
        @Nullable PlatformClass known = platformClass;
        if (known == null) {
            known = links.classOf(link()).orElseThrow();
            platformClass = known;
        }
        return known;
    }

    Platform platform() throws LaunchRefused {
        @Nullable Platform known = platform;
        if (known == null) {
            known = platforms
                    .find(platformClass().platform())
                    .orElseThrow(() -> new LaunchRefused(Fault.SESSION_OVER, "the registration was removed"));
            platform = known;
        }
        if (!known.active()) {
            throw new LaunchRefused(Fault.PLATFORM_OFF, known.issuer());
        }
        return known;
    }

    /**
     * The session, if it began so lately: an address can be copied, and what concerns persons is for whoever has come from the platform.
     *
     * @throws LaunchRefused {@link Fault#SESSION_STALE}
     */
    LaunchSession fresh(Duration age) throws LaunchRefused {
        LaunchSession session = session();
        if (session.begun().plus(age).isBefore(clock.instant())) {
            throw new LaunchRefused(Fault.SESSION_STALE, "begun " + session.begun());
        }
        return session;
    }

    /** @throws LaunchRefused {@link Fault#NOT_TEACHER}, {@link Fault#SESSION_STALE} */
    LaunchSession teaching() throws LaunchRefused {
        LaunchSession session = fresh(LESSON);
        if (!session.teacher()) {
            throw new LaunchRefused(Fault.NOT_TEACHER, "a session of a learner");
        }
        if (session.account().isPresent() && user.account().isEmpty()) {
            throw new LaunchRefused(Fault.SESSION_OVER, "its teacher was forgotten");
        }
        return session;
    }

    /** A page that this platform may show in its frames. */
    Response page(String html) throws LaunchRefused {
        return Response.ok(html, MediaType.TEXT_HTML_TYPE)
                .header(FramePolicy.HEADER, policy.of(platform().frames()))
                .build();
    }

    /** The page of a refusal, which this platform may show as well. */
    Response refuse(Problem problem) {
        String frames;
        try {
            frames = platform().frames();
        } catch (LaunchRefused _) {
            frames = FramePolicy.ANYWHERE;
        }
        return refusals.of(problem, frames);
    }
}
