package org.shuyuan.share.lti.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.shuyuan.fetch.Ask;
import org.shuyuan.fetch.FetchFailed;
import org.shuyuan.fetch.Fetcher;
import org.shuyuan.fetch.Reader;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.platform.Platforms;

/** Registers us with a platform that has opened our link (LTI Dynamic Registration 1.0, 3). */
@ApplicationScoped
class SelfRegistration {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final int LONGEST_ID = 255;
    private static final long MOST_BYTES = 256 * 1024;

    private final Fetcher fetcher;
    private final RegistrationLinks links;
    private final OwnConfiguration own;
    private final Platforms platforms;

    SelfRegistration(Fetcher fetcher, RegistrationLinks links, OwnConfiguration own, Platforms platforms) {
        this.fetcher = fetcher;
        this.links = links;
        this.own = own;
        this.platforms = platforms;
    }

    /** @throws Problem {@link ProblemType#REGISTRATION_REFUSED} */
    OpenIdConfiguration look(URI configuration) throws InterruptedException {
        OpenIdConfiguration platform = read(configuration);
        Stream.of(platform.authorisation(), platform.token(), platform.keys(), platform.registration())
                .filter(address -> !fetcher.trusts(address))
                .findFirst()
                .ifPresent(open -> {
                    throw Problem.of(ProblemType.REGISTRATION_REFUSED, "http: " + open.getHost());
                });
        return platform;
    }

    private OpenIdConfiguration read(URI configuration) throws InterruptedException {
        try {
            Reader<JsonNode> json = json();
            return fetcher.get(
                    configuration,
                    ask(Map.of("Accept", "application/json")),
                    // Where it came from in the end: an issuer that redirects anywhere doesn't speak for all of it.
                    answer -> OpenIdConfiguration.read(json.read(answer), answer.finalAddress()));
        } catch (FetchFailed failed) {
            throw refused(failed);
        }
    }

    /**
     * Asks the platform for a client of our own, and writes it down; it opens nothing until a curator has let it in.
     *
     * @param token that the platform wants to be shown, if there is one
     * @throws Problem {@link ProblemType#REGISTRATION_REFUSED}, {@link ProblemType#REGISTRATION_LINK_SPENT}, {@link ProblemType#PLATFORM_KNOWN}
     */
    Platform register(RegistrationLinks.Link link, OpenIdConfiguration platform, Optional<String> token)
            throws InterruptedException {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "application/json");
        token.ifPresent(given -> headers.put("Authorization", "Bearer " + given));
        JsonNode answer;
        try {
            byte[] asked = JSON.writeValueAsBytes(own.registration(platform.scopes()));
            answer = fetcher.post(platform.registration(), ask(headers), asked, status -> status / 100 == 2, json());
        } catch (FetchFailed failed) {
            throw refused(failed);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        String client = identifier(answer.path("client_id"), "client_id");
        if (client.isBlank()) {
            throw Problem.of(ProblemType.REGISTRATION_REFUSED, "client_id");
        }
        if (!platforms.of(platform.issuer(), Optional.of(client)).isEmpty()) {
            throw Problem.of(ProblemType.PLATFORM_KNOWN);
        }
        String deployment = identifier(
                answer.path("https://purl.imsglobal.org/spec/lti-tool-configuration")
                        .path("deployment_id"),
                "deployment_id");
        // Only now: a link that has led to nothing may be tried again.
        return links.use(
                link,
                new Platform(
                        Platforms.newId(),
                        link.organisation(),
                        platform.title(),
                        platform.issuer(),
                        client,
                        platform.authorisation(),
                        platform.token(),
                        platform.audience(),
                        platform.keys(),
                        Frames.of(URI.create(platform.issuer()), platform.authorisation()),
                        false,
                        deployment.isBlank() ? Set.of() : Set.of(deployment)));
    }

    /** Bounded before the link is spent for it. */
    private static String identifier(JsonNode given, String name) {
        String text = given.asText("");
        if (text.length() > LONGEST_ID || text.indexOf('\0') >= 0) {
            throw Problem.of(ProblemType.REGISTRATION_REFUSED, name);
        }
        return text;
    }

    private static Ask ask(Map<String, String> headers) {
        return new Ask(PATIENCE, QUIET, MOST_BYTES, headers);
    }

    private static Reader<JsonNode> json() {
        return answer -> {
            try {
                return JSON.readTree(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
            } catch (JsonProcessingException malformed) {
                throw Problem.because(malformed, ProblemType.REGISTRATION_REFUSED, "no JSON");
            }
        };
    }

    private static Problem refused(FetchFailed failed) {
        return Problem.because(failed, ProblemType.REGISTRATION_REFUSED, failed.reason() + ": " + failed.detail());
    }
}
