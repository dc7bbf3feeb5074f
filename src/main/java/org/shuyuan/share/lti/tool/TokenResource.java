package org.shuyuan.share.lti.tool;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.share.lti.message.Once;

/** Gives tools the tokens by which they use our services (RFC 6749, 4.4 with RFC 7523; 1EdTech Security Framework 1.0, 4.1). */
@Path(TokenResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "lti")
class TokenResource {

    static final String PATH = "/lti/token";

    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final int LONGEST_ID = 1_000;

    private final ToolMessages messages;
    private final AccessTokens tokens;
    private final Once once;
    private final PublicAddress address;

    TokenResource(ToolMessages messages, AccessTokens tokens, Once once, PublicAddress address) {
        this.messages = messages;
        this.tokens = tokens;
        this.once = once;
        this.address = address;
    }

    /** Answers as RFC 6749, 5.1 and 5.2 ask, not with problems. */
    @POST
    @Blocking
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "An access token for a tool that proves itself with its key")
    public Response issue(
            @RestForm("grant_type") @Nullable String grant,
            @RestForm("client_assertion_type") @Nullable String type,
            @RestForm("client_assertion") @Nullable String assertion,
            @RestForm("scope") @Nullable String scope)
            throws InterruptedException {
        if (!"client_credentials".equals(grant)) {
            return refused(400, "unsupported_grant_type", "grant_type is not client_credentials");
        }
        if (!ASSERTION.equals(type) || assertion == null || scope == null) {
            return refused(400, "invalid_request", "client_assertion_type, client_assertion or scope is wrong");
        }
        try {
            Tool tool = proven(assertion);
            Set<Scope> scopes = Scope.of(tool, scope);
            return scopes.isEmpty()
                    ? refused(400, "invalid_scope", "nothing of this is given to this client")
                    : answer(
                            200,
                            Map.of(
                                    "access_token",
                                    tokens.issue(tool.id(), scopes),
                                    "token_type",
                                    "Bearer",
                                    "expires_in",
                                    AccessTokens.LIFE.toSeconds(),
                                    "scope",
                                    scopes.stream().map(Scope::uri).collect(Collectors.joining(" "))));
        } catch (Untrusted untrusted) {
            return refused(401, "invalid_client", untrusted.why());
        }
    }

    private Tool proven(String assertion) throws Untrusted, InterruptedException {
        ToolMessages.Believed believed = messages.believed(assertion, List.of(address.of(PATH), address.base()));
        if (!believed.tool().clientId().equals(believed.claims().getSubject())) {
            throw new Untrusted("sub is not the client");
        }
        @Nullable String id = believed.claims().getJWTID();
        if (id == null || id.isEmpty() || id.length() > LONGEST_ID) {
            throw new Untrusted("jti is missing or too long");
        }
        if (!once.first("assertion/" + believed.tool().id(), id, believed.ends())) {
            throw new Untrusted("jti was used before");
        }
        return believed.tool();
    }

    private static Response refused(int status, String error, String why) {
        return answer(status, Map.of("error", error, "error_description", why));
    }

    private static Response answer(int status, Map<String, Object> body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
