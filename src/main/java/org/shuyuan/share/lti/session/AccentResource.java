package org.shuyuan.share.lti.session;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** The colour of the platform as a style sheet: the content policy lets no style stand in a page. */
@Path(LaunchSession.PATH + "{session}/" + AccentResource.FILE)
public class AccentResource {

    static final String FILE = "accent.css";

    private final Launched launched;

    AccentResource(Launched launched) {
        this.launched = launched;
    }

    @GET
    @Blocking
    @PermitAll
    @Produces("text/css")
    public Response show(@RestPath String session) {
        Accent accent =
                launched.session().flatMap(LaunchSession::accent).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        return Response.ok(accent.css())
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=" + LaunchSessions.LIFE.toSeconds())
                .build();
    }
}
