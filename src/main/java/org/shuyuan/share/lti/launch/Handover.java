package org.shuyuan.share.lti.launch;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.session.FramePolicy;

/**
 * Pages that a browser passes on its way where it keeps no cookie for us: they ask the platform to keep the secret (LTI Client Side
 * postMessages 1.0, LTI Platform Storage 1.0), and where it won't, offer a tab of its own.
 */
@ApplicationScoped
class Handover {

    private final PublicAddress address;
    private final FramePolicy policy;

    Handover(PublicAddress address, FramePolicy policy) {
        this.address = address;
        this.policy = policy;
    }

    /**
     * @param frame that keeps, by name; {@code _parent} for the one around
     * @param origin to which alone anything is said
     */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LaunchKeep(String frame, String origin, String key, String secret, String next)
            implements TemplateInstance {}

    /** @param tab where the launch begins anew in a tab of its own */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LaunchAsk(
            @Nullable String frame, String origin, String key, String action, String token, String state, String tab)
            implements TemplateInstance {}

    /** Has the platform keep the secret, and goes on then. */
    Response.ResponseBuilder keep(Platform platform, String frame, LoginStates.Begun begun, URI next) {
        return page(
                platform,
                new LaunchKeep(
                        frame, origin(platform), BrowserSecret.name(begun.nonce()), begun.secret(), next.toString()));
    }

    /** Has the platform tell the secret, and comes back with it. */
    Response.ResponseBuilder ask(Platform platform, LoginStates.State state, String sealed, String token) {
        return page(
                platform,
                new LaunchAsk(
                        state.asked().storage(),
                        origin(platform),
                        BrowserSecret.name(state.nonce()),
                        LaunchResource.PATH,
                        token,
                        sealed,
                        state.asked().again(address.of(LoginResource.PATH)).toString()));
    }

    private Response.ResponseBuilder page(Platform platform, TemplateInstance page) {
        return Response.ok(page.render(), MediaType.TEXT_HTML_TYPE)
                .header(FramePolicy.OPENER, FramePolicy.OPENER_KEPT)
                .header(FramePolicy.HEADER, policy.of(platform.frames()));
    }

    /** That of the address where launches are asked for (LTI Client Side postMessages 1.0, on targeting the platform). */
    private static String origin(Platform platform) {
        URI at = platform.authorisation();
        return at.getScheme() + "://" + at.getAuthority();
    }
}
