package org.shuyuan.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.shuyuan.problem.Problem;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** Tells refusals as RFC 9457 asks, where no JAX-RS mapper does. */
@ApplicationScoped
class PlayProblems {

    private final Messages messages;
    private final ObjectMapper json;

    PlayProblems(Messages messages, ObjectMapper json) {
        this.messages = messages;
        this.json = json;
    }

    void send(RoutingContext exchange, Problem problem) {
        Language language = Language.of(exchange.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", problem.type().uri());
        body.put("title", problem.title(messages, language));
        body.put("status", problem.type().status());
        body.put("detail", problem.detail(messages, language));
        body.put("instance", exchange.request().path());
        try {
            exchange.response()
                    .setStatusCode(problem.type().status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                    .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(json.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
