package org.shuyuan.share.lti.launch;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shuyuan.share.lti.refusal.Fault;
import org.shuyuan.share.lti.refusal.LaunchRefused;

/** The claims of a token, as what they ought to be: a claim of another type is refused like one that is missing. */
final class Claims {

    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";

    /** Nothing that a platform has to say is longer. */
    private static final int LONGEST = 4_000;

    private static final int LONGEST_ID = 255;

    private final Map<String, Object> claims;
    private final String path;

    private Claims(Map<String, Object> claims, String path) {
        this.claims = claims;
        this.path = path;
    }

    static Claims of(JWTClaimsSet set) {
        return new Claims(set.getClaims(), "");
    }

    static String lti(String name) {
        return LTI + name;
    }

    Optional<String> text(String name) throws LaunchRefused {
        @Nullable Object value = claims.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text) || !isText(text)) {
            throw wrong(name);
        }
        return Optional.of(text).filter(given -> !given.isBlank());
    }

    /** No longer than the standard lets identifiers be (LTI 1.3 Core, 5.3.6 and 3.1.3). */
    Optional<String> identifier(String name) throws LaunchRefused {
        Optional<String> text = text(name);
        if (text.filter(id -> id.length() > LONGEST_ID).isPresent()) {
            throw wrong(name);
        }
        return text;
    }

    String neededIdentifier(String name) throws LaunchRefused {
        return identifier(name).orElseThrow(() -> wrong(name));
    }

    String needed(String name) throws LaunchRefused {
        return text(name).orElseThrow(() -> wrong(name));
    }

    Optional<URI> address(String name) throws LaunchRefused {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI address = new URI(text.get());
            boolean web = address.getHost() != null
                    && address.getRawUserInfo() == null
                    && ("https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme()));
            if (!web) {
                throw wrong(name);
            }
            return Optional.of(address);
        } catch (URISyntaxException malformed) {
            throw wrong(name);
        }
    }

    /** Of a service, whose path goes on behind it. */
    Optional<URI> service(String name) throws LaunchRefused {
        Optional<URI> address = address(name);
        if (address.filter(given -> given.getRawFragment() != null).isPresent()) {
            throw wrong(name);
        }
        return address;
    }

    URI neededAddress(String name) throws LaunchRefused {
        return address(name).orElseThrow(() -> wrong(name));
    }

    /** Some platforms write their truths as texts. */
    Optional<Boolean> truth(String name) throws LaunchRefused {
        @Nullable Object value = claims.get(name);
        return switch (value) {
            case null -> Optional.empty();
            case Boolean truth -> Optional.of(truth);
            case String text when text.equals("true") || text.equals("false") -> Optional.of(Boolean.valueOf(text));
            default -> throw wrong(name);
        };
    }

    List<String> texts(String name) throws LaunchRefused {
        @Nullable Object value = claims.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list) || !list.stream().allMatch(Claims::isText)) {
            throw wrong(name);
        }
        return list.stream().map(String.class::cast).toList();
    }

    List<String> neededTexts(String name) throws LaunchRefused {
        if (!claims.containsKey(name)) {
            throw wrong(name);
        }
        return texts(name);
    }

    /** Of a length that we keep, and of characters that the database does: no NUL, and no half of a pair. */
    private static boolean isText(Object value) {
        return value instanceof String text
                && text.length() <= LONGEST
                && text.indexOf('\0') < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    Optional<Claims> object(String name) throws LaunchRefused {
        @Nullable Object value = claims.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Map<?, ?> map) || !map.keySet().stream().allMatch(String.class::isInstance)) {
            throw wrong(name);
        }
        return Optional.of(new Claims(
                map.entrySet().stream()
                        .filter(entry -> entry.getValue() != null)
                        .collect(Collectors.toMap(entry -> (String) entry.getKey(), Map.Entry::getValue)),
                path + name + "/"));
    }

    Claims neededObject(String name) throws LaunchRefused {
        return object(name).orElseThrow(() -> wrong(name));
    }

    /** Parameters; numbers and truths are taken as the texts that platforms meant. */
    Map<String, String> parameters() {
        return claims.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .filter(entry -> entry.getValue().toString().length() <= LONGEST)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString()));
    }

    private LaunchRefused wrong(String name) {
        return new LaunchRefused(Fault.CLAIM_MISSING, path + name);
    }
}
