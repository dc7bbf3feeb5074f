package org.shuyuan.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** Tells refusals as RFC 9457 asks; by itself where a route stands before JAX-RS, whose mapper takes the same body. */
@ApplicationScoped
public class ProblemAnswers {

    public static final String MEDIA_TYPE = "application/problem+json";

    private final Messages messages;
    private final ObjectMapper json;

    ProblemAnswers(Messages messages, ObjectMapper json) {
        this.messages = messages;
        this.json = json;
    }

    /** @param instance the path that was asked for */
    public Map<String, Object> body(Problem problem, Language language, String instance) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", problem.type().uri());
        body.put("title", problem.title(messages, language));
        body.put("status", problem.type().status());
        body.put("detail", problem.detail(messages, language));
        body.put("instance", instance);
        return body;
    }

    public void send(RoutingContext exchange, Problem problem) {
        Language language = ReaderLanguage.of(exchange);
        HttpServerResponse response = exchange.response();
        try {
            response.setStatusCode(problem.type().status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                    .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .end(json.writeValueAsString(body(
                            problem,
                            language,
                            Objects.requireNonNullElse(exchange.request().path(), ""))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
