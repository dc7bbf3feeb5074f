package org.shuyuan.learn.statement;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Where statements go.
 *
 * @param statements the address to which they are posted
 * @param authorization the header
 */
record Endpoint(URI statements, String authorization) {

    private static final String NAME = "shuyuan.xapi.";
    private static final String STATEMENTS = "/statements";

    /** As the protocol of the house has it, and not less: larger batches are refused by some stores. */
    private static final int MOST_IN_A_BATCH = 50;

    /**
     * Nothing where the operator names none.
     *
     * @throws ConfigurationException that says which setting is wrong, and how
     */
    static Optional<Endpoint> of(XapiConfig config) {
        return config.endpoint()
                .map(String::strip)
                .filter(said -> !said.isEmpty())
                .map(said -> {
                    URI statements = statements(said);
                    check(config.batch() >= 1 && config.batch() <= MOST_IN_A_BATCH, "batch", "1 to " + MOST_IN_A_BATCH);
                    check(config.batchBytes() >= 1, "batch-bytes", "more than 0");
                    positive(config.answer(), "answer");
                    positive(config.firstWait(), "first-wait");
                    positive(config.longestWait(), "longest-wait");
                    positive(config.keep(), "keep");
                    positive(config.quiet(), "quiet");
                    return new Endpoint(statements, authorization(config));
                });
    }

    private static URI statements(String said) {
        try {
            URI uri = new URI(said.replaceFirst("/+$", ""));
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            check(http && uri.getHost() != null, "endpoint", "an address that begins with https:// or http://");
            check(uri.getRawUserInfo() == null, "endpoint", "without a name or password: these are key and secret");
            check(uri.getRawQuery() == null && uri.getRawFragment() == null, "endpoint", "without ? and #");
            check(!uri.getPath().endsWith(STATEMENTS), "endpoint", "without " + STATEMENTS + ", which is added");
            return new URI(uri + STATEMENTS);
        } catch (URISyntaxException e) {
            throw wrong("endpoint", "an address");
        }
    }

    private static String authorization(XapiConfig config) {
        String key = config.key().orElse("");
        String secret = config.secret().orElse("");
        check(!key.isEmpty() && !key.contains(":"), "key", "the key of the store, without a colon");
        check(!secret.isEmpty(), "secret", "the secret that belongs to the key");
        byte[] both = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private static void positive(Duration duration, String setting) {
        check(duration.isPositive(), setting, "longer than nothing");
    }

    private static void check(boolean right, String setting, String shouldBe) {
        if (!right) {
            throw wrong(setting, shouldBe);
        }
    }

    /** The value isn't repeated: it may be a secret in the wrong place. */
    private static ConfigurationException wrong(String setting, String shouldBe) {
        return new ConfigurationException(NAME + setting + " must be " + shouldBe);
    }

    @Override
    public String toString() {
        return statements.toString();
    }
}
