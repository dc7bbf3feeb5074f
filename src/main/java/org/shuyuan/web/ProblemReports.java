package org.shuyuan.web;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.UnsupportedEncodingException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.exception.JDBCConnectionException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemAnswers;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Figures;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** Every refusal as RFC 9457 {@code application/problem+json}, or as a page for a browser, in the reader's language. */
class ProblemReports {

    private final Messages messages;
    private final ReaderLanguage reader;
    private final ProblemAnswers answers;
    private final WebConfig config;

    ProblemReports(Messages messages, ReaderLanguage reader, ProblemAnswers answers, WebConfig config) {
        this.messages = messages;
        this.answers = answers;
        this.config = config;
        this.reader = reader;
    }

    @ServerExceptionMapper
    Response of(Problem problem, HttpHeaders headers, UriInfo address) {
        Language language = reader.get();
        if (ProblemPage.wanted(headers, address)) {
            return ProblemPage.of(problem, messages, language, address)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        }
        var answer = Response.status(problem.type().status())
                .type(ProblemAnswers.MEDIA_TYPE)
                .language(language.locale())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(answers.body(problem, language, address.getPath()));
        switch (problem.type()) {
            case ENGINE_UNAVAILABLE, BUSY, TOO_MUCH_FOLLOWED -> answer.header(HttpHeaders.RETRY_AFTER, "10");
            case TOO_MANY_ATTEMPTS -> answer.header(HttpHeaders.RETRY_AFTER, "300");
            case NOT_SIGNED_IN -> answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"shuyuan\"");
            default -> {}
        }
        return answer.build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response notSignedIn(Exception cause, HttpHeaders headers, UriInfo address) {
        return of(Problem.because(cause, ProblemType.NOT_SIGNED_IN), headers, address);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException cause, HttpHeaders headers, UriInfo address) {
        return of(Problem.because(cause, ProblemType.FORBIDDEN), headers, address);
    }

    @ServerExceptionMapper
    Response refusedByFramework(WebApplicationException cause, HttpHeaders headers, UriInfo address) {
        if (cause.getResponse().getStatus() == 413) {
            return of(
                    Problem.because(cause, ProblemType.REQUEST_TOO_LARGE, Figures.size(config.body())),
                    headers,
                    address);
        }
        ProblemType type = switch (cause.getResponse().getStatus()) {
            case 401 -> ProblemType.NOT_SIGNED_IN;
            case 403 -> ProblemType.FORBIDDEN;
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            default -> cause.getResponse().getStatus() < 500 ? ProblemType.BAD_REQUEST : ProblemType.INTERNAL;
        };
        return of(Problem.because(cause, type, String.valueOf(cause.getMessage())), headers, address);
    }

    /** Whoever reads the body would answer with nothing but a number. */
    @ServerExceptionMapper
    Response anotherShape(MismatchedInputException cause, HttpHeaders headers, UriInfo address) {
        String where = cause.getPath().stream()
                .map(part -> String.valueOf(part.getFieldName()))
                .collect(Collectors.joining("."));
        return of(Problem.because(cause, ProblemType.BAD_REQUEST, where.isEmpty() ? "JSON" : where), headers, address);
    }

    /** A form in a charset that nobody knows. */
    @ServerExceptionMapper
    Response unknownCharset(UnsupportedEncodingException cause, HttpHeaders headers, UriInfo address) {
        return of(Problem.because(cause, ProblemType.UNSUPPORTED_MEDIA_TYPE), headers, address);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable cause, HttpHeaders headers, UriInfo address) {
        Log.errorf(cause, "%s failed", address.getPath());
        boolean databaseAway = Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
                .limit(10)
                .anyMatch(each -> each instanceof JDBCConnectionException);
        Problem problem = databaseAway
                ? Problem.because(cause, ProblemType.ENGINE_UNAVAILABLE, "database")
                : Problem.because(cause, ProblemType.INTERNAL);
        return of(problem, headers, address);
    }
}
