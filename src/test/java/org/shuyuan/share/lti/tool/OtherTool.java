package org.shuyuan.share.lti.tool;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A tool of somebody else on loopback: begins logins, shows its keys, and signs what a test wants to have signed. */
final class OtherTool implements AutoCloseable {

    private final HttpServer server;
    private final RSAKey key = key("one");
    /** Ports are given again: the keys of one that is gone must not be taken for this one's. */
    private final String home = "/" + UUID.randomUUID();

    private final String authorise;
    private Map<String, String> begun = Map.of();

    /** @param authorise our authorisation endpoint, as it is reached in a test */
    OtherTool(String authorise) {
        this.authorise = authorise;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(home + "/login", this::login);
        server.createContext(
                home + "/keys", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.start();
    }

    String at(String path) {
        return origin() + home + path;
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What the last login was begun with. */
    Map<String, String> begun() {
        return begun;
    }

    /** A parameter that it was begun with. */
    String begun(String name) {
        return Objects.requireNonNull(begun.get(name), name);
    }

    private void login(HttpExchange exchange) throws IOException {
        begun = parameters(exchange.getRequestURI().getRawQuery());
        exchange.getResponseHeaders().add("Location", authorise + "?" + query(asked(begun)));
        answer(exchange, 302, "");
    }

    /** What a tool asks for that was begun with this (1EdTech Security Framework 1.0, 5.1.1.2). */
    Map<String, String> asked(Map<String, String> begun) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("scope", "openid");
        asked.put("response_type", "id_token");
        asked.put("response_mode", "form_post");
        asked.put("prompt", "none");
        asked.put("client_id", begun.get("client_id"));
        asked.put("redirect_uri", at("/launch"));
        asked.put("login_hint", begun.get("login_hint"));
        asked.put("lti_message_hint", begun.get("lti_message_hint"));
        asked.put("state", "state-" + UUID.randomUUID());
        asked.put("nonce", "nonce-" + UUID.randomUUID());
        return asked;
    }

    /** Claims that every message of this client has. */
    JWTClaimsSet.Builder claims(String client, String audience) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(client)
                .subject(client)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .jwtID(UUID.randomUUID().toString());
    }

    JWTClaimsSet.Builder chosen(String client, String issuer, String data, List<Map<String, Object>> items) {
        return claims(client, issuer)
                .claim("nonce", UUID.randomUUID().toString())
                .claim(Claim.MESSAGE_TYPE, "LtiDeepLinkingResponse")
                .claim(Claim.VERSION, "1.3.0")
                .claim(Claim.DEPLOYMENT, "1")
                .claim(Claim.DATA, data)
                .claim(Claim.ITEMS, items);
    }

    String signed(JWTClaimsSet claims) {
        return signed(claims, key);
    }

    static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT message = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            message.sign(new RSASSASigner(key));
            return message.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    RSAKey publicKey() {
        return key.toPublicJWK();
    }

    static RSAKey key(String name) {
        try {
            return new RSAKeyGenerator(2_048).keyID(name).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String each : query.split("&", -1)) {
            int equals = each.indexOf('=');
            parameters.put(
                    each.substring(0, equals), URLDecoder.decode(each.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
