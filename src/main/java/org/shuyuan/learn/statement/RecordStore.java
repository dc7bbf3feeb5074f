package org.shuyuan.learn.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.shuyuan.fetch.Answer;
import org.shuyuan.fetch.Ask;
import org.shuyuan.fetch.FetchFailed;
import org.shuyuan.fetch.Fetcher;

/** The learning record store (LRS) that the operator names, if any. A wrong setting stops the start. */
@Startup
@ApplicationScoped
class RecordStore {

    private static final Logger LOG = Logger.getLogger(RecordStore.class);

    /** The ids of a batch, or a page that explains what was wrong. */
    private static final long LONGEST_ANSWER = 1 << 20;

    private static final int LONGEST_WORDS = 500;

    /** Answers that say something of what was sent; any other says something of the store. */
    private static final Set<Integer> ABOUT_STATEMENTS = Set.of(200, 204, 400, 409, 413, 422);

    private final Optional<Endpoint> endpoint;
    private final Fetcher fetcher;
    private final ObjectMapper json;
    private final XapiConfig config;

    RecordStore(Fetcher fetcher, ObjectMapper json, XapiConfig config) {
        this.endpoint = Endpoint.of(config);
        this.fetcher = fetcher;
        this.json = json;
        this.config = config;
        endpoint.ifPresent(to -> LOG.infof(
                "What is learned is told to %s, by %s",
                to.statements().getHost(), config.pseudonyms() ? "pseudonyms" : "the names of accounts"));
    }

    /** What has become of what was sent. */
    sealed interface Verdict {

        /** The store has it. */
        record Taken() implements Verdict {}

        /** Something of it is there already. */
        record There() implements Verdict {}

        /** The store will never take it as it is. */
        record Refused(String answer) implements Verdict {}
    }

    boolean on() {
        return endpoint.isPresent();
    }

    /** @throws NotNow where the store says nothing of the statements themselves */
    Verdict send(List<Statement> batch) throws NotNow, InterruptedException {
        Endpoint to = endpoint.orElseThrow();
        String body = batch.stream().map(Statement::body).collect(Collectors.joining(",", "[", "]"));
        Map<String, String> headers = Map.of(
                "Authorization", to.authorization(),
                "X-Experience-API-Version", "1.0.3",
                "Content-Type", "application/json",
                "Accept", "application/json");
        try {
            return fetcher.post(
                    to.statements(),
                    new Ask(config.answer(), config.answer(), LONGEST_ANSWER, headers),
                    body.getBytes(StandardCharsets.UTF_8),
                    ABOUT_STATEMENTS::contains,
                    answer -> verdict(answer, batch));
        } catch (FetchFailed e) {
            throw new NotNow(String.valueOf(e.getMessage()), e.retryAfter());
        } catch (Unintelligible e) {
            throw new NotNow(String.valueOf(e.getMessage()), Optional.empty());
        }
    }

    private Verdict verdict(Answer answer, List<Statement> batch) throws IOException {
        byte[] said = answer.body().readAllBytes();
        return switch (answer.status()) {
            case 204 -> new Verdict.Taken();
            case 200 -> {
                checkIds(said, batch);
                yield new Verdict.Taken();
            }
            case 409 -> new Verdict.There();
            default -> new Verdict.Refused("HTTP " + answer.status() + ": " + words(said));
        };
    }

    /** A store answers with the ids of what it has taken (7.2.3); a page of a proxy that says 200 does not. */
    private void checkIds(byte[] said, List<Statement> batch) {
        Set<String> taken = new HashSet<>();
        try {
            for (JsonNode id : json.readTree(said)) {
                taken.add(id.asText().toLowerCase(Locale.ROOT));
            }
        } catch (IOException notJson) {
            throw new Unintelligible("answered 200 and no JSON: no learning record store speaks like that");
        }
        if (!batch.stream().allMatch(statement -> taken.contains(statement.id().toString()))) {
            throw new Unintelligible("answered 200, but not with the ids of all statements");
        }
    }

    private static String words(byte[] said) {
        String words =
                new String(said, StandardCharsets.UTF_8).replace('\0', ' ').strip();
        return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) + "…" : words;
    }

    /** Whatever answers, it is no store. */
    private static final class Unintelligible extends RuntimeException {
        Unintelligible(String message) {
            super(message);
        }
    }
}
