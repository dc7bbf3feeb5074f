package org.shuyuan.share.lti.tool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.learn.course.Course;
import org.shuyuan.people.CurrentUser;

/** Sends the browser of whoever asks to a tool, to begin a login there (1EdTech Security Framework 1.0, 5.1.1.1; LTI 1.3 Core, 4.1). */
@ApplicationScoped
class Launches {

    private final Hints hints;
    private final Persons persons;
    private final PublicAddress address;
    private final CurrentUser user;

    Launches(Hints hints, Persons persons, PublicAddress address, CurrentUser user) {
        this.hints = hints;
        this.persons = persons;
        this.address = address;
        this.user = user;
    }

    Response open(Tool tool, ToolLink link, Course course, UUID lesson, boolean teaches) {
        return login(tool, link.target(), course, Optional.of(lesson), teaches);
    }

    Response choose(Tool tool, Course course) {
        return login(tool, tool.choosing().orElseThrow(), course, Optional.empty(), true);
    }

    private Response login(Tool tool, URI target, Course course, Optional<UUID> lesson, boolean teaches) {
        String subject = persons.subject(tool.id(), user.require().id());
        Hints.Sent sent = hints.sent(new Hints.Purpose(tool.id(), subject, course.id(), lesson, teaches));
        // A query that the address has of its own stays.
        URI to = UriBuilder.fromUri(tool.login())
                .queryParam("iss", "{iss}")
                .queryParam("target_link_uri", "{target}")
                .queryParam("login_hint", sent.reader())
                .queryParam("lti_message_hint", sent.message())
                .queryParam("client_id", tool.clientId())
                .queryParam("lti_deployment_id", Tool.DEPLOYMENT)
                .resolveTemplate("iss", address.base())
                .resolveTemplate("target", target.toString())
                .build();
        return Response.status(Response.Status.FOUND)
                .location(to)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
