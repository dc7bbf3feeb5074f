package org.shuyuan.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuyuan.share.lti.LaunchMessage;
import org.shuyuan.share.lti.TestPlatform;

/**
 * What people see of a learning platform: a web site of its own beside {@link TestPlatform}, with a class page on which the tool stands in
 * a frame, and whatever was placed there.
 */
final class ClassSite implements AutoCloseable {

    static final String HOST = "class.test";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");

    private final TestPlatform platform;
    private final URI tool;
    private final URI toolKeys;
    private final boolean stores;
    private final HttpsServer server;
    private final List<Placed> placed = new CopyOnWriteArrayList<>();

    /**
     * Something that stands in the class.
     *
     * @param custom comes back with each launch
     * @param lineItem its column in the grade book; empty where there is none
     */
    record Placed(String url, String title, Map<String, Object> custom, String lineItem) {

        boolean graded() {
            return !lineItem.isEmpty();
        }

        URI column() {
            return URI.create(lineItem);
        }
    }

    /**
     * @param toolKeys where the keys of the tool are fetched
     * @param stores whether it keeps what the tool can't (LTI Platform Storage)
     */
    ClassSite(TestPlatform platform, Certificate certificate, URI tool, URI toolKeys, boolean stores) throws Exception {
        this.platform = platform;
        this.tool = tool;
        this.toolKeys = toolKeys;
        this.stores = stores;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/class", exchange -> show(exchange, "class", this::lesson));
        server.createContext("/auth", exchange -> show(exchange, "auth", this::authorised));
        server.createContext("/back", exchange -> show(exchange, "back", this::taken));
        server.createContext("/register", exchange -> show(exchange, "register", this::registering));
        server.createContext("/elsewhere", exchange -> show(exchange, "elsewhere", asked -> asked));
        server.start();
        platform.authorisesAt(address("/auth"));
    }

    @FunctionalInterface
    private interface Room {
        /** What is filled into the page. */
        Map<String, String> answer(Map<String, String> asked) throws Exception;
    }

    URI address(String path) {
        return at(HOST, path);
    }

    /** The same site by another name. */
    URI at(String host, String path) {
        return URI.create("https://" + host + ":" + server.getAddress().getPort() + path);
    }

    /** The page of the class, where somebody opens something. */
    URI opens(String who, String what) {
        return address("/class?who=" + who + "&what=" + what);
    }

    URI registers(String link) {
        return address("/register?link=" + URLEncoder.encode(link, StandardCharsets.UTF_8));
    }

    /** What teachers have placed, in their order; {@code opens} calls them by their number. */
    List<Placed> placed() {
        return List.copyOf(placed);
    }

    private Map<String, String> lesson(Map<String, String> asked) {
        return Map.of(
                "login", tool.resolve("/lti/login").toString(),
                "tool", tool.toString().replaceFirst("/$", ""),
                "issuer", platform.issuer(),
                "client", platform.clientId(),
                "who", asked.getOrDefault("who", ""),
                "what", asked.getOrDefault("what", ""),
                "target", tool.toString(),
                "storage", stores ? "<input type='hidden' name='lti_storage_target' value='_parent'>" : "");
    }

    private Map<String, String> authorised(Map<String, String> asked) {
        String who = asked.getOrDefault("login_hint", "");
        String what = asked.getOrDefault("lti_message_hint", "");
        String role = who.startsWith("teacher") ? LaunchMessage.INSTRUCTOR : LaunchMessage.LEARNER;
        return Map.of(
                "action", asked.getOrDefault("redirect_uri", ""),
                "state", asked.getOrDefault("state", ""),
                "token",
                        message(what, asked.getOrDefault("nonce", ""))
                                .by(who, role)
                                .with("name", who)
                                .signed());
    }

    private LaunchMessage message(String what, String nonce) {
        if (what.equals("choose")) {
            return LaunchMessage.deepLinking(platform, nonce, tool.toString(), address("/back"))
                    .withServices();
        }
        if (what.equals("nothing")) {
            return LaunchMessage.resource(platform, nonce, tool.toString());
        }
        Placed link = placed.get(Integer.parseInt(what));
        LaunchMessage message = LaunchMessage.resource(platform, nonce, link.url())
                .link("link-" + what, link.title())
                .withServices()
                .with(LaunchMessage.CLAIM + "custom", link.custom());
        return link.graded()
                ? message.with(
                        LaunchMessage.AGS,
                        Map.of(
                                "scope",
                                TestPlatform.SCOPES,
                                "lineitems",
                                platform.grades().address().toString(),
                                "lineitem",
                                link.lineItem()))
                : message;
    }

    private Map<String, String> taken(Map<String, String> asked) throws Exception {
        SignedJWT answer = SignedJWT.parse(asked.getOrDefault("JWT", ""));
        JWTClaimsSet claims = answer.getJWTClaimsSet();
        var key = JWKSet.load(toolKeys.toURL()).getKeyByKeyId(answer.getHeader().getKeyID());
        boolean good = answer.verify(new RSASSAVerifier(key.toRSAKey()))
                && platform.clientId().equals(claims.getIssuer())
                && claims.getAudience().equals(List.of(platform.issuer()));
        if (!good) {
            throw new IllegalStateException("not from the tool: " + claims);
        }
        for (Object each : claims.getListClaim(LaunchMessage.DEEP_LINKING + "content_items")) {
            JsonNode item = JSON.valueToTree(each);
            Map<String, Object> custom = new HashMap<>();
            item.path("custom")
                    .properties()
                    .forEach(one -> custom.put(one.getKey(), one.getValue().asText()));
            String column = item.has("lineItem")
                    ? platform.grades().adds(item.path("title").asText()).toString()
                    : "";
            placed.add(new Placed(item.path("url").asText(), item.path("title").asText(), custom, column));
        }
        return Map.of("count", Integer.toString(placed.size()));
    }

    private Map<String, String> registering(Map<String, String> asked) {
        String configuration =
                platform.address("/.well-known/openid-configuration").toString();
        return Map.of(
                "tool",
                tool.toString().replaceFirst("/$", ""),
                "src",
                asked.getOrDefault("link", "") + "?openid_configuration="
                        + URLEncoder.encode(configuration, StandardCharsets.UTF_8)
                        + "&amp;registration_token=only-once");
    }

    private void show(HttpExchange exchange, String page, Room room) throws IOException {
        try (exchange) {
            Map<String, String> asked =
                    new HashMap<>(TestPlatform.form(exchange.getRequestURI().getRawQuery()));
            asked.putAll(
                    TestPlatform.form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            byte[] body;
            int status = 200;
            try {
                body = filled(page, room.answer(asked)).getBytes(StandardCharsets.UTF_8);
            } catch (Exception e) {
                body = e.toString().getBytes(StandardCharsets.UTF_8);
                status = 500;
            }
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String filled(String page, Map<String, String> values) throws IOException {
        try (var in = ClassSite.class.getResourceAsStream("/class-site/" + page + ".html")) {
            if (in == null) {
                throw new IllegalArgumentException(page);
            }
            return HOLE.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .replaceAll(hole -> Matcher.quoteReplacement(values.getOrDefault(hole.group(1), hole.group())));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
