package org.shuyuan.share.lti.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * What a platform says of itself (LTI Dynamic Registration 1.0, 3.4; OpenID Connect Discovery 1.0, 3).
 *
 * @param title how it calls itself to people
 * @param audience for whom proofs are meant by which access is asked for; nothing where that is {@code token}
 * @param scopes that it offers
 */
record OpenIdConfiguration(
        String issuer,
        String title,
        URI authorisation,
        URI token,
        Optional<String> audience,
        URI keys,
        URI registration,
        Set<String> scopes) {

    private static final String PLATFORM = "https://purl.imsglobal.org/spec/lti-platform-configuration";
    private static final int LONGEST = 2_000;
    private static final int LONGEST_FAMILY = 60;

    /**
     * @param at where it was found: its host must be that of the issuer, or anybody could register in the name of another
     * @throws Problem {@link ProblemType#REGISTRATION_REFUSED}
     */
    static OpenIdConfiguration read(JsonNode json, URI at) {
        String issuer = text(json, "issuer");
        URI home = address(json, "issuer");
        boolean own = Objects.equals(host(home), host(at)) && home.getPort() == at.getPort();
        if (!own) {
            throw refused("issuer " + issuer + " isn't at " + at.getAuthority());
        }
        String family =
                json.path(PLATFORM).path("product_family_code").asText("").replaceAll("\\p{Cntrl}", "");
        return new OpenIdConfiguration(
                issuer,
                family.isBlank() || family.length() > LONGEST_FAMILY ? home.getHost() : family + " · " + home.getHost(),
                address(json, "authorization_endpoint"),
                address(json, "token_endpoint"),
                Optional.of(json.path("authorization_server").asText(""))
                        .filter(server -> !server.isBlank() && server.length() <= LONGEST && server.indexOf('\0') < 0),
                address(json, "jwks_uri"),
                address(json, "registration_endpoint"),
                StreamSupport.stream(json.path("scopes_supported").spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static String text(JsonNode json, String name) {
        String value = json.path(name).asText("");
        if (value.isBlank() || value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw refused(name);
        }
        return value;
    }

    private static URI address(JsonNode json, String name) {
        try {
            URI address = new URI(text(json, name));
            boolean web = address.getHost() != null && Set.of("http", "https").contains(address.getScheme());
            if (!web || address.getRawUserInfo() != null) {
                throw refused(name);
            }
            return address;
        } catch (URISyntaxException malformed) {
            throw Problem.because(malformed, ProblemType.REGISTRATION_REFUSED, name);
        }
    }

    private static String host(URI address) {
        return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    }

    private static Problem refused(String detail) {
        return Problem.of(ProblemType.REGISTRATION_REFUSED, detail);
    }
}
