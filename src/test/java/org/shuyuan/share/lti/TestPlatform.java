package org.shuyuan.share.lti;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.platform.Platforms;

/**
 * A learning platform on loopback, strict with whoever asks it for something: its keys, its tokens, the grade book and the roster of
 * one class, and the bad days that a test gives it.
 */
public final class TestPlatform implements AutoCloseable {

    public static final String DEPLOYMENT = "deployment-1";
    public static final String COURSE = "course-1";
    public static final List<String> SCOPES = List.of(
            "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem",
            "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly",
            "https://purl.imsglobal.org/spec/lti-ags/scope/score",
            "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MINUTES = 300;

    private volatile PlatformSigner signer = new PlatformSigner();
    private final String clientId = "client-" + UUID.randomUUID();
    private final URI toolKeys;
    private final HttpServer server;
    private final TestGradeBook grades;
    private final TestRoster roster;
    private final Troubles troubles = new Troubles();
    private final List<JWTClaimsSet> assertions = new CopyOnWriteArrayList<>();
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> tokens = new ConcurrentHashMap<>();
    private volatile Set<String> offered = Set.copyOf(SCOPES);
    private volatile int life = 3_600;
    private volatile String claimed = "";
    private volatile JsonNode tool = MissingNode.getInstance();
    private volatile @Nullable URI authorisation;

    /** @param tool the address of the service, whose keys are asked for with each token */
    public TestPlatform(URI tool) {
        toolKeys = tool.resolve("/lti/jwks");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        grades = new TestGradeBook(address("/grades/" + COURSE));
        roster = new TestRoster(address("/roster/" + COURSE));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/keys", exchange -> listen(exchange, this::keys));
        server.createContext("/token", exchange -> listen(exchange, this::token));
        server.createContext(
                "/grades", exchange -> listen(exchange, asked -> guarded(asked, grades.scope(asked), grades::answer)));
        server.createContext(
                "/roster", exchange -> listen(exchange, asked -> guarded(asked, SCOPES.getLast(), roster::answer)));
        server.createContext("/.well-known/openid-configuration", exchange -> listen(exchange, _ -> configuration()));
        server.createContext("/registration", exchange -> listen(exchange, this::registered));
        server.start();
    }

    /** Beside the service that is being tested. */
    public static TestPlatform of() {
        return new TestPlatform(URI.create("http://localhost:" + RestAssured.port + "/"));
    }

    /** What is asked of it. */
    public record Asked(
            String method, String path, Map<String, String> query, Map<String, String> headers, String body) {}

    /** @param type of the body */
    public record Said(int status, String type, String body, Map<String, String> headers) {

        static Said json(String body) {
            return new Said(200, "application/json", body, Map.of());
        }

        static Said status(int status) {
            return new Said(status, "text/plain", "", Map.of());
        }
    }

    @FunctionalInterface
    interface Room {
        Said answer(Asked asked) throws IOException;
    }

    public String issuer() {
        return address("").toString();
    }

    public String clientId() {
        return clientId;
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    public PlatformSigner signer() {
        return signer;
    }

    /** It signs by another key from now on, and shows that alone. */
    public PlatformSigner rotates() {
        signer = new PlatformSigner();
        return signer;
    }

    public TestGradeBook grades() {
        return grades;
    }

    public TestRoster roster() {
        return roster;
    }

    public Troubles troubles() {
        return troubles;
    }

    /** The registration, as a curator would write it down; not kept yet. */
    public Platform registration(UUID organisation) {
        return new Platform(
                Platforms.newId(),
                organisation,
                "试验平台",
                issuer(),
                clientId,
                authorisation(),
                address("/token"),
                Optional.empty(),
                address("/keys"),
                issuer(),
                true,
                Set.of(DEPLOYMENT));
    }

    /** What was shown for each token that was given, in their order. */
    public List<JWTClaimsSet> assertions() {
        return List.copyOf(assertions);
    }

    /** From now on it gives access to these alone. */
    public void offers(String... scopes) {
        offered = Set.of(scopes);
    }

    /** How many seconds the tokens live that it gives from now on. */
    public void tokensLive(int seconds) {
        life = seconds;
    }

    /** All tokens that it has given are worth nothing any more. */
    public void forgetsTokens() {
        tokens.clear();
    }

    private void listen(HttpExchange exchange, Room room) throws IOException {
        try (exchange) {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            Asked asked = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    form(exchange.getRequestURI().getRawQuery()),
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Said said = troubles.meet(asked).orElse(null);
            Said answer = said == null ? room.answer(asked) : said;
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** In whose name it registers tools from now on. */
    public void issuedBy(String other) {
        claimed = other;
    }

    /** Browsers are sent there for their messages from now on: to a web site, which this is none. */
    public void authorisesAt(URI address) {
        authorisation = address;
    }

    private URI authorisation() {
        URI site = authorisation;
        return site == null ? address("/auth") : site;
    }

    /** What it was told of the tool that has registered itself; nothing before. */
    public JsonNode tool() {
        return tool;
    }

    /** OpenID Connect Discovery 1.0, 3. */
    private Said configuration() throws IOException {
        return Said.json(JSON.writeValueAsString(Map.of(
                "issuer", claimed.isEmpty() ? issuer() : claimed,
                "authorization_endpoint", authorisation().toString(),
                "token_endpoint", address("/token").toString(),
                "jwks_uri", address("/keys").toString(),
                "registration_endpoint", address("/registration").toString(),
                "scopes_supported", SCOPES.subList(0, 3),
                "https://purl.imsglobal.org/spec/lti-platform-configuration",
                        Map.of("product_family_code", "test-platform", "version", "1"))));
    }

    /** OpenID Connect Dynamic Client Registration 1.0, 3.1. */
    private Said registered(Asked asked) throws IOException {
        if (!"Bearer only-once".equals(asked.headers().get("authorization"))) {
            return Said.status(401);
        }
        tool = JSON.readTree(asked.body());
        ObjectNode answer = tool.deepCopy();
        answer.put("client_id", clientId);
        ((ObjectNode) answer.path("https://purl.imsglobal.org/spec/lti-tool-configuration"))
                .put("deployment_id", DEPLOYMENT);
        return Said.json(JSON.writeValueAsString(answer));
    }

    private Said keys(Asked asked) {
        return Said.json(signer.shown().toString());
    }

    /** RFC 6749, 4.4 with RFC 7523, 2.2. */
    private Said token(Asked asked) throws IOException {
        Map<String, String> form = form(asked.body());
        if (!"client_credentials".equals(form.get("grant_type"))
                || !"urn:ietf:params:oauth:client-assertion-type:jwt-bearer".equals(form.get("client_assertion_type"))
                || !asked.headers().getOrDefault("content-type", "").startsWith("application/x-www-form-urlencoded")) {
            return new Said(400, "application/json", "{\"error\":\"invalid_request\"}", Map.of());
        }
        List<String> wanted = List.of(form.getOrDefault("scope", "").split(" "));
        if (!offered.containsAll(wanted)) {
            return new Said(400, "application/json", "{\"error\":\"invalid_scope\"}", Map.of());
        }
        if (!proven(form.getOrDefault("client_assertion", ""))) {
            return new Said(401, "application/json", "{\"error\":\"invalid_client\"}", Map.of());
        }
        String token = UUID.randomUUID().toString();
        tokens.put(token, Set.copyOf(wanted));
        return Said.json(JSON.writeValueAsString(Map.of(
                "access_token", token, "token_type", "Bearer", "expires_in", life, "scope", String.join(" ", wanted))));
    }

    private boolean proven(String assertion) throws IOException {
        try {
            SignedJWT message = SignedJWT.parse(assertion);
            JWTClaimsSet claims = message.getJWTClaimsSet();
            var key = JWKSet.load(toolKeys.toURL())
                    .getKeyByKeyId(message.getHeader().getKeyID());
            Instant now = Instant.now();
            boolean good = key != null
                    && message.verify(new RSASSAVerifier(key.toRSAKey()))
                    && clientId.equals(claims.getIssuer())
                    && clientId.equals(claims.getSubject())
                    && claims.getAudience().contains(address("/token").toString())
                    && claims.getExpirationTime().toInstant().isAfter(now)
                    && claims.getExpirationTime().toInstant().isBefore(now.plusSeconds(MINUTES + 60))
                    && claims.getIssueTime().toInstant().isBefore(now.plusSeconds(60))
                    && used.add(claims.getJWTID());
            if (good) {
                assertions.add(claims);
            }
            return good;
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    private Said guarded(Asked asked, String scope, Room room) throws IOException {
        String token = asked.headers().getOrDefault("authorization", "").replaceFirst("^Bearer ", "");
        Set<String> scopes = tokens.get(token);
        if (scopes == null) {
            return Said.status(401);
        }
        return scopes.contains(scope) ? room.answer(asked) : Said.status(403);
    }

    public static Map<String, String> form(@Nullable String text) {
        Map<String, String> form = new HashMap<>();
        for (String pair : text == null ? new ArrayList<String>() : List.of(text.split("&"))) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
