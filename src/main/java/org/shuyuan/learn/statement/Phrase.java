package org.shuyuan.learn.statement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** A statement in the making. */
final class Phrase {

    private static final int HUNDREDTH = 10;
    private static final int MILLIS = 1000;
    private static final int PERCENT = 100;

    private final UUID id = UUID.randomUUID();
    private final UUID account;
    private final ObjectNode said = JsonNodeFactory.instance.objectNode();

    /**
     * @param actor of the account
     * @param at when it happened
     */
    Phrase(UUID account, ObjectNode actor, Verb verb, ObjectNode object, Instant at) {
        this.account = account;
        said.put("id", id.toString());
        said.set("actor", actor);
        said.putObject("verb").put("id", verb.iri()).putObject("display").put("en-US", verb.display());
        said.set("object", object);
        // Some stores read no more digits.
        said.put("timestamp", at.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    Phrase registration(UUID registration) {
        context().put("registration", registration.toString());
        return this;
    }

    /** @param as {@code parent}, {@code grouping} or {@code category} */
    Phrase around(String as, ObjectNode activity) {
        context().withObject("/contextActivities").withArray(as).add(activity);
        return this;
    }

    Phrase contextExtension(String iri, Object value) {
        context().withObject("/extensions").putPOJO(iri, value);
        return this;
    }

    Phrase completion() {
        result().put("completion", true);
        return this;
    }

    Phrase success(boolean success) {
        result().put("success", success);
        return this;
    }

    Phrase response(String response) {
        result().put("response", response);
        return this;
    }

    /** @param share 0 to 1 of the points */
    Phrase score(double share, int points) {
        result().putObject("score")
                .put("scaled", rounded(share))
                .put("raw", rounded(share * points))
                .put("min", 0)
                .put("max", points);
        return this;
    }

    /** @param percent 0 to 100 */
    Phrase percent(int percent) {
        return score((double) percent / PERCENT, PERCENT);
    }

    /** To a hundredth of a second, as the standard advises. */
    Phrase duration(long millis) {
        long rounded = Math.round((double) millis / HUNDREDTH) * HUNDREDTH;
        result().put("duration", Duration.ofMillis(rounded).toString());
        return this;
    }

    Phrase resultExtensions(Map<String, Object> extensions) {
        ObjectNode all = result().withObject("/extensions");
        extensions.forEach(all::putPOJO);
        return this;
    }

    Statement made(Instant now) {
        return new Statement(id, account, now, said.toString());
    }

    private static double rounded(double number) {
        return (double) Math.round(number * MILLIS) / MILLIS;
    }

    private ObjectNode context() {
        return said.withObject("/context");
    }

    private ObjectNode result() {
        return said.withObject("/result");
    }
}
