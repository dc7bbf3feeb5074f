package org.shuyuan.share.lti.platform;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A registration with a learning platform (LTI 1.3 Core, 3.1.3). One platform may be registered several times, each time with
 * another client id.
 *
 * @param organisation whose teachers and pupils come from there
 * @param title for people
 * @param issuer as the platform calls itself in {@code iss}
 * @param clientId as it calls us
 * @param authorisation where a launch is asked for (OpenID Connect Core, 3.2.2.1)
 * @param token where access to its services is asked for (RFC 6749, 3.2)
 * @param audience how those who give access call themselves ({@code aud} of RFC 7523, 3), where that isn't {@code token}
 * @param keys where its public keys stand (RFC 7517, 5)
 * @param frames who may show our pages in a frame: sources of {@code frame-ancestors} (CSP 3, 6.4.2), with spaces between
 * @param deployments of us there that a curator has let in
 */
public record Platform(
        UUID id,
        UUID organisation,
        String title,
        String issuer,
        String clientId,
        URI authorisation,
        URI token,
        Optional<String> audience,
        URI keys,
        String frames,
        boolean active,
        Set<String> deployments) {

    public Platform {
        deployments = Set.copyOf(deployments);
    }
}
