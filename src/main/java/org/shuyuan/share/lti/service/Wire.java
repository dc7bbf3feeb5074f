package org.shuyuan.share.lti.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuyuan.fetch.Answer;
import org.shuyuan.fetch.Ask;
import org.shuyuan.fetch.FetchFailed;
import org.shuyuan.fetch.Fetcher;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.service.PlatformFailed.Reason;

/** Asks services of platforms, as one who has access. A token that isn't taken is fetched anew, once. */
@ApplicationScoped
class Wire {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration QUIET = Duration.ofSeconds(10);

    /** A page of a roster of a whole school, and more. */
    private static final long LONGEST = 4 << 20;

    private static final int UNAUTHORISED = 401;

    private final Fetcher fetcher;
    private final AccessTokens tokens;
    private final ObjectMapper json;

    Wire(Fetcher fetcher, AccessTokens tokens, ObjectMapper json) {
        this.fetcher = fetcher;
        this.tokens = tokens;
        this.json = json;
    }

    /**
     * @param json nothing where no body came
     * @param links the header {@code Link}
     */
    record Page(URI address, Optional<JsonNode> json, Optional<String> links) {}

    /** How a request is sent, once its headers are known. */
    @FunctionalInterface
    private interface Sending {
        Page send(Ask ask) throws FetchFailed, InterruptedException;
    }

    /** @param type that is wished for */
    Page get(Platform platform, URI address, Scope scope, String type) throws PlatformFailed, InterruptedException {
        return asked(platform, scope, Map.of("Accept", type), ask -> fetcher.get(address, ask, this::page));
    }

    /** @param type of the body */
    Page post(Platform platform, URI address, Scope scope, String type, JsonNode body)
            throws PlatformFailed, InterruptedException {
        return asked(
                platform,
                scope,
                Map.of("Content-Type", type, "Accept", type + ", application/json"),
                ask -> fetcher.post(address, ask, bytes(body), Wire::good, this::page));
    }

    private Page asked(Platform platform, Scope scope, Map<String, String> headers, Sending sending)
            throws PlatformFailed, InterruptedException {
        Set<Scope> scopes = Set.of(scope);
        String token = tokens.token(platform, scopes);
        try {
            return sending.send(ask(headers, token));
        } catch (FetchFailed first) {
            if (first.status().orElse(0) != UNAUTHORISED) {
                throw PlatformFailed.of(first);
            }
            tokens.forget(platform, scopes, token);
        } catch (Unintelligible e) {
            throw PlatformFailed.of(Reason.UNINTELLIGIBLE, String.valueOf(e.getMessage()));
        }
        try {
            return sending.send(ask(headers, tokens.token(platform, scopes)));
        } catch (FetchFailed second) {
            throw PlatformFailed.of(second);
        } catch (Unintelligible e) {
            throw PlatformFailed.of(Reason.UNINTELLIGIBLE, String.valueOf(e.getMessage()));
        }
    }

    private static Ask ask(Map<String, String> headers, String token) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Authorization", "Bearer " + token);
        return new Ask(TIMEOUT, QUIET, LONGEST, all);
    }

    private Page page(Answer answer) throws IOException {
        byte[] body = answer.body().readAllBytes();
        try {
            return new Page(
                    answer.finalAddress(),
                    body.length == 0 ? Optional.empty() : Optional.of(json.readTree(body)),
                    answer.header("Link"));
        } catch (IOException notJson) {
            // A proxy or a page to sign in says 200 to everything.
            if (body[0] == '<') {
                throw new Unintelligible(
                        "a page of HTML from " + answer.finalAddress().getHost());
            }
            return new Page(answer.finalAddress(), Optional.empty(), answer.header("Link"));
        }
    }

    private byte[] bytes(JsonNode body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean good(int status) {
        return status / 100 == 2;
    }

    /** Whatever answers, it is no such service. */
    private static final class Unintelligible extends RuntimeException {
        Unintelligible(String message) {
            super(message);
        }
    }
}
