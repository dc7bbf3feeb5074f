package org.shuyuan.share.lti.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.share.lti.key.JwksResource;
import org.shuyuan.share.lti.launch.LaunchResource;
import org.shuyuan.share.lti.launch.LoginResource;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** What a platform has to know of us, whoever types it in. */
@ApplicationScoped
class OwnConfiguration {

    private static final List<String> SCOPES = List.of(
            "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem",
            "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly",
            "https://purl.imsglobal.org/spec/lti-ags/scope/score",
            "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly");

    private final PublicAddress address;
    private final Messages messages;

    OwnConfiguration(PublicAddress address, Messages messages) {
        this.address = address;
        this.messages = messages;
    }

    /** Addresses for somebody who types them in, by the names that platforms have for them. */
    record Addresses(String login, String launch, String keys, String target) {}

    Addresses addresses() {
        return new Addresses(
                address.of(LoginResource.PATH),
                address.of(LaunchResource.PATH),
                address.of(JwksResource.PATH),
                address.base());
    }

    boolean secure() {
        return address.base().startsWith("https:");
    }

    /**
     * The client registration (LTI Dynamic Registration 1.0, 3.5; OpenID Connect Dynamic Client Registration 1.0, 2).
     *
     * @param supported scopes that the platform offers; we ask for none that it doesn't
     */
    Map<String, Object> registration(Set<String> supported) {
        Addresses at = addresses();
        Map<String, Object> registration = new LinkedHashMap<>();
        registration.put("application_type", "web");
        registration.put("grant_types", List.of("implicit", "client_credentials"));
        registration.put("response_types", List.of("id_token"));
        registration.put("initiate_login_uri", at.login());
        registration.put("redirect_uris", List.of(at.launch()));
        registration.put("jwks_uri", at.keys());
        registration.put("token_endpoint_auth_method", "private_key_jwt");
        registration.put("id_token_signed_response_alg", "RS256");
        registration.put("client_name", say(Language.EN, "site.name"));
        registration.put("client_name#zh", say(Language.ZH_CN, "site.name"));
        registration.put("client_uri", address.base());
        registration.put("logo_uri", address.of("/assets/favicon.svg"));
        registration.put("scope", SCOPES.stream().filter(supported::contains).collect(Collectors.joining(" ")));
        registration.put("https://purl.imsglobal.org/spec/lti-tool-configuration", tool(at));
        return registration;
    }

    private Map<String, Object> tool(Addresses at) {
        Map<String, Object> tool = new LinkedHashMap<>();
        // With its port: Moodle compares it with the whole authority of links.
        tool.put("domain", URI.create(address.base()).getAuthority());
        tool.put("target_link_uri", at.target());
        tool.put("description", say(Language.EN, "site.tagline"));
        tool.put("description#zh", say(Language.ZH_CN, "site.tagline"));
        tool.put("claims", List.of("iss", "sub", "name"));
        tool.put(
                "messages",
                List.of(
                        Map.of("type", "LtiResourceLinkRequest"),
                        Map.of(
                                "type",
                                "LtiDeepLinkingRequest",
                                "target_link_uri",
                                at.target(),
                                "label",
                                say(Language.EN, "launch.choose"),
                                "label#zh",
                                say(Language.ZH_CN, "launch.choose"))));
        return tool;
    }

    private String say(Language language, String key) {
        return messages.say(language, key);
    }
}
