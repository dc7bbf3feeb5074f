package org.shuyuan.share.lti.registration;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.refusal.RefusalPages;
import org.shuyuan.share.lti.session.FramePolicy;

/**
 * What a platform shows its administrator who has pasted our link there (LTI Dynamic Registration 1.0, 3). The link is the credential;
 * looking at it changes nothing, and what is registered opens nothing until a curator has let it in.
 */
@Path(RegistrationLinks.PATH + "/{link}")
class RegisterPages {

    private final RegistrationLinks links;
    private final SelfRegistration registration;
    private final Organisations organisations;
    private final FramePolicy policy;
    private final RefusalPages refusals;

    RegisterPages(
            RegistrationLinks links,
            SelfRegistration registration,
            Organisations organisations,
            FramePolicy policy,
            RefusalPages refusals) {
        this.links = links;
        this.registration = registration;
        this.organisations = organisations;
        this.policy = policy;
        this.refusals = refusals;
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LaunchRegister(String title, String issuer, String organisation, String configuration, String token)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LaunchRegistered(String title) implements TemplateInstance {}

    @GET
    @Blocking
    @PermitAll
    public Response look(
            @RestPath String link,
            @RestQuery("openid_configuration") @Nullable String configuration,
            @RestQuery("registration_token") @Nullable String token)
            throws InterruptedException {
        RegistrationLinks.Link opened = opened(link);
        OpenIdConfiguration platform = registration.look(address(configuration));
        String whose = organisations
                .find(opened.organisation())
                .map(Organisation::title)
                .orElseThrow(() -> Problem.of(ProblemType.REGISTRATION_LINK_SPENT));
        return page(
                platform,
                new LaunchRegister(
                        platform.title(),
                        platform.issuer(),
                        whose,
                        String.valueOf(configuration),
                        token == null ? "" : token));
    }

    @POST
    @Blocking
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response register(
            @RestPath String link, @RestForm @Nullable String configuration, @RestForm @Nullable String token)
            throws InterruptedException {
        RegistrationLinks.Link opened = opened(link);
        OpenIdConfiguration platform = registration.look(address(configuration));
        Platform registered = registration.register(
                opened, platform, Optional.ofNullable(token).filter(given -> !given.isBlank()));
        return page(platform, new LaunchRegistered(registered.title()));
    }

    private RegistrationLinks.Link opened(String link) {
        return links.open(link).orElseThrow(() -> Problem.of(ProblemType.REGISTRATION_LINK_SPENT));
    }

    private static URI address(@Nullable String configuration) {
        try {
            return new URI(configuration == null ? "" : configuration);
        } catch (URISyntaxException malformed) {
            throw Problem.because(malformed, ProblemType.REGISTRATION_REFUSED, "openid_configuration");
        }
    }

    private Response page(OpenIdConfiguration platform, TemplateInstance page) {
        return Response.ok(page.render(), MediaType.TEXT_HTML_TYPE)
                .header(FramePolicy.OPENER, FramePolicy.OPENER_KEPT)
                .header(
                        FramePolicy.HEADER,
                        policy.of(Frames.of(URI.create(platform.issuer()), platform.authorisation())))
                .build();
    }

    @ServerExceptionMapper
    Response refuse(Problem problem) {
        return refusals.of(problem, FramePolicy.ANYWHERE);
    }
}
