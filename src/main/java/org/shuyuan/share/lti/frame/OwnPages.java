package org.shuyuan.share.lti.frame;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.shuyuan.people.Account;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.share.lti.refusal.Fault;
import org.shuyuan.share.lti.refusal.LaunchRefused;
import org.shuyuan.share.lti.session.Connections;
import org.shuyuan.share.lti.session.Guests;
import org.shuyuan.share.lti.session.LaunchSession;

/** What is kept of somebody whom a platform has sent, and how it is forgotten. */
@Path(LaunchSession.PATH + "{session}/own")
class OwnPages {

    private static final Duration JUST_NOW = Duration.ofMinutes(15);

    private final Opened opened;
    private final Guests guests;
    private final Connections connections;
    private final CurrentUser user;

    OwnPages(Opened opened, Guests guests, Connections connections, CurrentUser user) {
        this.opened = opened;
        this.guests = guests;
        this.connections = connections;
        this.user = user;
    }

    /**
     * @param name that is known of the reader; empty where none is
     * @param connected whether it is an account of ours by the reader's own consent
     * @param connect where it can be connected; nothing where it is
     */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LaunchOwn(
            Around around,
            String platform,
            String name,
            boolean connected,
            @Nullable String connect) implements TemplateInstance {}

    @GET
    @Blocking
    @PermitAll
    public Response show(@RestPath String session) throws LaunchRefused {
        opened.fresh(JUST_NOW);
        Account account = account();
        boolean connected = !guests.isGuest(account);
        LaunchSession launched = opened.session();
        UUID platform = opened.platform().id();
        return opened.page(new LaunchOwn(
                        new Around(
                                launched.path(""), opened.link().title(), false, false, launched.path(""), null, null),
                        opened.platform().title(),
                        account.displayName(),
                        connected,
                        connected ? null : connections.offer(platform, account.id()))
                .render());
    }

    /** Forgets all that is kept; or, of a connected account, only that it is the one whom the platform sends. */
    @POST
    @Path("forget")
    @Blocking
    @PermitAll
    public Response forget(@RestPath String session) throws LaunchRefused {
        opened.fresh(JUST_NOW);
        guests.forget(opened.platform().id(), account());
        return Response.seeOther(URI.create(opened.session().path(""))).build();
    }

    private Account account() throws LaunchRefused {
        return user.account()
                .orElseThrow(() -> new LaunchRefused(Fault.SESSION_OVER, "nothing is kept of this reader"));
    }
}
