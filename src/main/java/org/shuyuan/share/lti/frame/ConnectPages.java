package org.shuyuan.share.lti.frame;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.platform.Platforms;
import org.shuyuan.share.lti.session.Connections;
import org.shuyuan.share.lti.session.Guests;

/** Where a reader of ours agrees that it is they whom a platform sends. A page of this service, in a tab of its own. */
@Path(Connections.PATH + "{offer}")
@Produces(MediaType.TEXT_HTML)
@Authenticated
class ConnectPages {

    private final Connections connections;
    private final Guests guests;
    private final Platforms platforms;
    private final Accounts accounts;
    private final CurrentUser user;

    ConnectPages(Connections connections, Guests guests, Platforms platforms, Accounts accounts, CurrentUser user) {
        this.connections = connections;
        this.guests = guests;
        this.platforms = platforms;
        this.accounts = accounts;
        this.user = user;
    }

    /** @param name by which the platform has sent somebody; empty where it told none */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LaunchConnect(String platform, String name, String own, boolean done) implements TemplateInstance {}

    @GET
    @Blocking
    @Authenticated
    public TemplateInstance ask(@RestPath String offer) {
        return page(opened(offer), false);
    }

    @POST
    @Blocking
    @Authenticated
    public TemplateInstance connect(@RestPath String offer) {
        Connections.Offer opened = opened(offer);
        LaunchConnect done = page(opened, true);
        guests.connect(opened.guest(), user.require().id());
        return done;
    }

    private LaunchConnect page(Connections.Offer offer, boolean done) {
        Platform platform = platforms.find(offer.platform()).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        Account guest = accounts.find(offer.guest()).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        Account own = user.require();
        return new LaunchConnect(platform.title(), guest.displayName(), own.displayName(), done);
    }

    private Connections.Offer opened(String offer) {
        return connections.open(offer).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }
}
