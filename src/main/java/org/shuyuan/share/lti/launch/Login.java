package org.shuyuan.share.lti.launch;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyuan.share.lti.refusal.Fault;
import org.shuyuan.share.lti.refusal.LaunchRefused;

/**
 * What a platform says when it begins a launch (1EdTech Security Framework 1.0, 5.1.1.1; LTI 1.3 Core, 4.1).
 *
 * @param client how the platform calls us
 * @param hint to be repeated, who is sent
 * @param message to be repeated, what is launched
 * @param target what will be opened; believed only when the token says it
 * @param storage the frame of the platform that keeps what a cookie can't (LTI Client Side postMessages 1.0)
 */
record Login(
        String issuer,
        @Nullable String client,
        @Nullable String deployment,
        String hint,
        @Nullable String message,
        @Nullable String target,
        @Nullable String storage) {

    private static final int LONGEST = 4_000;

    static Login of(MultivaluedMap<String, String> given) throws LaunchRefused {
        if (given.containsKey("oauth_consumer_key") || given.containsKey("oauth_signature")) {
            throw new LaunchRefused(Fault.VERSION_1_1, "oauth_consumer_key");
        }
        return new Login(
                needed(given, "iss"),
                one(given, "client_id").orElse(null),
                one(given, "lti_deployment_id").orElse(null),
                needed(given, "login_hint"),
                one(given, "lti_message_hint").orElse(null),
                one(given, "target_link_uri").orElse(null),
                one(given, "lti_storage_target").orElse(null));
    }

    /** The same, to be begun in a tab of its own, where cookies are those of this site and nothing else has to keep anything. */
    URI again(String login) {
        UriBuilder address = UriBuilder.fromUri(login);
        add(address, "iss", issuer);
        add(address, "client_id", client);
        add(address, "lti_deployment_id", deployment);
        add(address, "login_hint", hint);
        add(address, "lti_message_hint", message);
        add(address, "target_link_uri", target);
        return address.build();
    }

    /** Adds a parameter to an address, whatever is in it; none where there is nothing. */
    static void add(UriBuilder address, String name, @Nullable String value) {
        if (value != null) {
            address.queryParam(name, "{" + name + "}").resolveTemplate(name, value);
        }
    }

    static String needed(MultivaluedMap<String, String> given, String name) throws LaunchRefused {
        return one(given, name).orElseThrow(() -> new LaunchRefused(Fault.CLAIM_MISSING, name));
    }

    static Optional<String> one(MultivaluedMap<String, String> given, String name) {
        return Optional.ofNullable(given.getFirst(name))
                .filter(value -> !value.isBlank() && value.length() <= LONGEST && value.indexOf('\0') < 0);
    }
}
