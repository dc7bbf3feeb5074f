package org.shuyuan.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Browsers and their platform in one: each goes through launch after launch, and the platform signs what was asked for just then. */
final class LaunchCrowd implements AutoCloseable {

    static final String CLIENT = "bench";
    static final String DEPLOYMENT = "1";

    private static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final int BROWSERS = 16;
    private static final int CLASSES = 60;
    private static final int PUPILS = 2_000;
    private static final int LIFE = 300;
    private static final int TOLD = 5;

    private final URI service;
    private final Keys keys;
    private final List<String> targets;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService browsers = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Long> times = new ConcurrentLinkedQueue<>();
    private final AtomicInteger errors = new AtomicInteger();

    /** @param service as it calls itself */
    LaunchCrowd(URI service, Keys keys, List<String> targets) {
        this.service = service;
        this.keys = keys;
        this.targets = List.copyOf(targets);
    }

    /** The key of the platform, and where it is shown. */
    record Keys(RSAKey key, RSASSASigner signer, HttpServer server) implements AutoCloseable {

        static Keys open() throws JOSEException, IOException {
            RSAKey key = new RSAKeyGenerator(2_048)
                    .keyID("bench")
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] shown = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/keys", exchange -> {
                try (exchange) {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, shown.length);
                    exchange.getResponseBody().write(shown);
                }
            });
            server.start();
            return new Keys(key, new RSASSASigner(key), server);
        }

        String issuer() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        String address() {
            return issuer() + "/keys";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    /** All browsers, for so long. */
    void launch(Duration time) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time.toNanos();
        List<Future<?>> all = new ArrayList<>();
        for (int browser = 0; browser < BROWSERS; browser++) {
            all.add(browsers.submit(() -> {
                while (System.nanoTime() < end) {
                    one();
                }
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }
    }

    /** What comes from now on is measured alone. */
    void forget() {
        times.clear();
        errors.set(0);
    }

    /** Nanoseconds of launches that came to the end of their page, the shortest first. */
    long[] times() {
        return times.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    int errors() {
        return errors.get();
    }

    @Override
    public void close() {
        browsers.close();
        http.close();
    }

    private void one() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String target = service + targets.get(random.nextInt(targets.size()));
        String pupil = "pupil-" + random.nextInt(PUPILS);
        long begin = System.nanoTime();
        try {
            HttpResponse<Void> login = send(HttpRequest.newBuilder(service.resolve("/lti/login?"
                    + form(Map.of(
                            "iss", keys.issuer(),
                            "client_id", CLIENT,
                            "lti_deployment_id", DEPLOYMENT,
                            "login_hint", pupil,
                            "target_link_uri", target)))));
            Map<String, String> asked =
                    parameters(URI.create(header(login, "location")).getRawQuery());
            HttpResponse<Void> launched = send(HttpRequest.newBuilder(service.resolve("/lti/launch"))
                    .header("Cookie", header(login, "set-cookie").replaceFirst(";.*", ""))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Origin", keys.issuer())
                    .POST(BodyPublishers.ofString(form(Map.of(
                            "state",
                            asked.getOrDefault("state", ""),
                            "id_token",
                            token(pupil, target, asked.getOrDefault("nonce", ""), random.nextInt(CLASSES)))))));
            HttpResponse<Void> page = launched.statusCode() == 303
                    ? send(HttpRequest.newBuilder(service.resolve(header(launched, "location"))))
                    : launched;
            if (page.statusCode() != 200) {
                throw new IOException("login " + login.statusCode() + ", launch " + launched.statusCode() + ", page "
                        + page.statusCode());
            }
            times.add(System.nanoTime() - begin);
        } catch (IOException | JOSEException failed) {
            if (errors.incrementAndGet() <= TOLD) {
                System.err.println("A launch has failed: " + failed.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<Void> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.discarding());
    }

    private String token(String pupil, String target, String nonce, int group) throws JOSEException {
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(keys.key().getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(keys.issuer())
                        .audience(CLIENT)
                        .subject(pupil)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(LIFE)))
                        .claim("nonce", nonce)
                        .claim(CLAIM + "message_type", "LtiResourceLinkRequest")
                        .claim(CLAIM + "version", "1.3.0")
                        .claim(CLAIM + "deployment_id", DEPLOYMENT)
                        .claim(CLAIM + "target_link_uri", target)
                        .claim(CLAIM + "roles", List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"))
                        .claim(CLAIM + "context", Map.of("id", "class-" + group, "title", "高一（" + group + "）班"))
                        .claim(
                                CLAIM + "resource_link",
                                Map.of("id", group + target.substring(target.lastIndexOf('/')), "title", "课"))
                        .build());
        token.sign(keys.signer());
        return token.serialize();
    }

    private static String header(HttpResponse<Void> answer, String name) throws IOException {
        return answer.headers()
                .firstValue(name)
                .orElseThrow(() -> new IOException("HTTP " + answer.statusCode() + " without " + name));
    }

    private static String form(Map<String, String> values) {
        List<String> pairs = new ArrayList<>();
        values.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return String.join("&", pairs);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> values = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }
}
