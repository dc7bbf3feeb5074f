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
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.people.SentByOtherSites;
import org.shuyuan.share.lti.platform.Arrivals;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.platform.Platforms;
import org.shuyuan.share.lti.refusal.Fault;
import org.shuyuan.share.lti.refusal.LaunchRefused;
import org.shuyuan.share.lti.session.LaunchSession;

/**
 * Takes the message of a platform (LTI 1.3 Core, 5). It is believed only if it is the answer to a login that this very browser began, is
 * signed by the platform, meant for us, fresh, and comes for the first time.
 */
@Path(LaunchResource.PATH)
@Tag(name = "lti")
public class LaunchResource {

    public static final String PATH = "/lti/launch";

    private final Platforms platforms;
    private final Arrivals arrivals;
    private final LoginStates states;
    private final IdTokens tokens;
    private final Launching launching;
    private final TestLaunch test;
    private final Handover handover;
    private final PublicAddress address;

    LaunchResource(
            Platforms platforms,
            Arrivals arrivals,
            LoginStates states,
            IdTokens tokens,
            Launching launching,
            TestLaunch test,
            Handover handover,
            PublicAddress address) {
        this.platforms = platforms;
        this.arrivals = arrivals;
        this.states = states;
        this.tokens = tokens;
        this.launching = launching;
        this.test = test;
        this.handover = handover;
        this.address = address;
    }

    /** A launch is posted; whoever opens the address by hand is told where it begins. */
    @GET
    @PermitAll
    public Response get() throws LaunchRefused {
        throw new LaunchRefused(Fault.NOT_LAUNCHED, "GET");
    }

    @POST
    @Blocking
    @PermitAll
    @SentByOtherSites
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Takes the id_token of an LTI 1.3 message; answers 303 to what was launched")
    public Response launch(MultivaluedMap<String, String> form, @Context HttpHeaders headers)
            throws LaunchRefused, InterruptedException {
        if (form.containsKey("oauth_consumer_key") || form.containsKey("lti_version")) {
            throw new LaunchRefused(Fault.VERSION_1_1, String.valueOf(form.getFirst("lti_version")));
        }
        String sealed = Optional.ofNullable(form.getFirst("state"))
                .orElseThrow(() -> new LaunchRefused(Fault.STATE_WRONG, "none"));
        LoginStates.State state = states.open(sealed);
        Platform platform = platforms
                .find(state.platform())
                .orElseThrow(() -> new LaunchRefused(
                        Fault.PLATFORM_UNKNOWN, state.platform().toString()));
        try {
            return launch(platform, state, sealed, form, headers);
        } catch (LaunchRefused refused) {
            throw refused.at(platform.frames());
        }
    }

    private Response launch(
            Platform platform,
            LoginStates.State state,
            String sealed,
            MultivaluedMap<String, String> form,
            HttpHeaders headers)
            throws LaunchRefused, InterruptedException {
        if (!platform.active()) {
            throw new LaunchRefused(Fault.PLATFORM_OFF, platform.issuer());
        }
        if (form.containsKey("error")) {
            throw new LaunchRefused(
                    Fault.PLATFORM_REFUSED, form.getFirst("error") + " " + form.getFirst("error_description"));
        }
        String token = Optional.ofNullable(form.getFirst("id_token"))
                .orElseThrow(() -> new LaunchRefused(Fault.TOKEN_UNREADABLE, "none"));
        Optional<String> secret = BrowserSecret.in(headers.getCookies(), state)
                .or(() -> fromOwnPage(headers) ? Login.one(form, "browser") : Optional.empty());
        if (secret.isEmpty()) {
            return handover.ask(platform, state, sealed, token)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        }
        if (!states.isOf(state, secret.get())) {
            throw new LaunchRefused(Fault.BROWSER, "another browser began this launch");
        }
        LaunchSession session;
        try {
            Message message = message(tokens.believed(token, platform, state.nonce()), platform);
            if (test.isMeant(message)) {
                launching.spend(state);
                arrivals.launched(platform.id());
                return over(Response.fromResponse(test.page(platform, message)), state);
            }
            session = launching.launch(platform, state, message);
            arrivals.launched(platform.id());
        } catch (LaunchRefused refused) {
            // Somebody who loads a page again says nothing of the platform.
            if (refused.fault() != Fault.REPLAYED) {
                arrivals.refused(platform.id(), refused.fault().id());
            }
            throw refused;
        }
        String page = session.path(session.purpose() == LaunchSession.Purpose.CHOICE ? "/choose" : "");
        return over(Response.seeOther(URI.create(page)), state);
    }

    private static Response over(Response.ResponseBuilder answer, LoginStates.State state) {
        return answer.header(HttpHeaders.SET_COOKIE, BrowserSecret.spent(state))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** A page of ours has asked the platform for the secret; another site could send one that it has kept for somebody else. */
    private boolean fromOwnPage(HttpHeaders headers) {
        @Nullable String site = headers.getHeaderString("Sec-Fetch-Site");
        return site == null ? address.base().equals(headers.getHeaderString("Origin")) : site.equals("same-origin");
    }

    private Message message(Claims claims, Platform platform) throws LaunchRefused {
        Message message = Reading.message(claims, address);
        if (!platform.deployments().contains(message.deployment())) {
            // The token is believed, so whoever looks after the registration may be offered to let it in.
            platforms.deployment(platform.id(), message.deployment(), false);
            throw new LaunchRefused(Fault.DEPLOYMENT, message.deployment());
        }
        return message;
    }
}
