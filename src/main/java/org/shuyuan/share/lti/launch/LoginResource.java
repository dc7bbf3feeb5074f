package org.shuyuan.share.lti.launch;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.people.SentByOtherSites;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.platform.Platforms;
import org.shuyuan.share.lti.refusal.Fault;
import org.shuyuan.share.lti.refusal.LaunchRefused;

/** A platform begins a launch (1EdTech Security Framework 1.0, 5.1.1.1); we send the browser back for the message itself. */
@Path(LoginResource.PATH)
@Tag(name = "lti")
public class LoginResource {

    public static final String PATH = "/lti/login";

    private final Platforms platforms;
    private final LoginStates states;
    private final PublicAddress address;
    private final Handover handover;

    LoginResource(Platforms platforms, LoginStates states, PublicAddress address, Handover handover) {
        this.platforms = platforms;
        this.states = states;
        this.address = address;
        this.handover = handover;
    }

    @GET
    @Blocking
    @PermitAll
    @Operation(summary = "OpenID Connect third-party initiated login of LTI 1.3")
    public Response get(@Context UriInfo asked) throws LaunchRefused {
        return begin(asked.getQueryParameters());
    }

    @POST
    @Blocking
    @PermitAll
    @SentByOtherSites
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "The same by form")
    public Response post(MultivaluedMap<String, String> form) throws LaunchRefused {
        return begin(form);
    }

    private Response begin(MultivaluedMap<String, String> given) throws LaunchRefused {
        Login login = Login.of(given);
        Platform platform = platform(login);
        LoginStates.Begun begun = states.begin(platform.id(), login);
        URI back = back(platform, begun, login);
        Response.ResponseBuilder answer = login.storage() == null
                ? Response.status(Response.Status.FOUND).location(back)
                : handover.keep(platform, login.storage(), begun, back);
        return answer.header(HttpHeaders.SET_COOKIE, BrowserSecret.cookie(begun))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Platform platform(Login login) throws LaunchRefused {
        List<Platform> all = platforms.of(login.issuer(), Optional.ofNullable(login.client()));
        List<Platform> active = all.stream().filter(Platform::active).toList();
        // One that waits to be approved stands in nobody's way.
        List<Platform> registered = active.isEmpty() ? all : active;
        List<Platform> meant = registered.size() <= 1 || login.deployment() == null
                ? registered
                : registered.stream()
                        .filter(each -> each.deployments().contains(login.deployment()))
                        .toList();
        if (meant.size() != 1) {
            throw new LaunchRefused(
                    Fault.PLATFORM_UNKNOWN, login.issuer() + (login.client() == null ? "" : " " + login.client()));
        }
        if (!meant.getFirst().active()) {
            throw new LaunchRefused(Fault.PLATFORM_OFF, login.issuer());
        }
        return meant.getFirst();
    }

    /** OpenID Connect Core 1.0, 3.2.2.1; an address that has a query of its own keeps it. */
    private URI back(Platform platform, LoginStates.Begun begun, Login login) {
        UriBuilder to = UriBuilder.fromUri(platform.authorisation())
                .queryParam("scope", "openid")
                .queryParam("response_type", "id_token")
                .queryParam("response_mode", "form_post")
                .queryParam("prompt", "none");
        Login.add(to, "client_id", platform.clientId());
        Login.add(to, "redirect_uri", address.of(LaunchResource.PATH));
        Login.add(to, "login_hint", login.hint());
        Login.add(to, "lti_message_hint", login.message());
        Login.add(to, "state", begun.state());
        Login.add(to, "nonce", begun.nonce());
        return to.build();
    }
}
