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
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.exception.JDBCConnectionException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemAnswers;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Figures;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** Every refusal as RFC 9457 {@code application/problem+json}, or as a page for a browser, in the reader's language. */
class ProblemReports {

    /** What opens something stands in these addresses, and in no log. */
    private static final Pattern SEALED = Pattern.compile("^(/lti/(?:in|connect|register)/)[^/]+");

    private static final Set<String> FORM_READERS = Set.of(
            "org.jboss.resteasy.reactive.server.core.multipart.FormData",
            "org.jboss.resteasy.reactive.server.core.multipart.FormEncodedDataDefinition$FormEncodedDataParser",
            "org.jboss.resteasy.reactive.common.providers.serialisers.MapAsFormUrlEncodedProvider");
    /** Frames of a stack in which the one is that has read. */
    private static final int NEAR = 6;

    /** Classes of SQLSTATE: no connection, no room, shut down. */
    private static final List<String> AWAY = List.of("08", "53", "57P");

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
            var page =
                    ProblemPage.of(problem, messages, language, address).header(HttpHeaders.CACHE_CONTROL, "no-store");
            retryAfter(problem.type()).ifPresent(seconds -> page.header(HttpHeaders.RETRY_AFTER, seconds));
            return page.build();
        }
        var answer = Response.status(problem.type().status())
                .type(ProblemAnswers.MEDIA_TYPE)
                .language(language.locale())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(answers.body(problem, language, address.getPath()));
        retryAfter(problem.type()).ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        if (problem.type() == ProblemType.NOT_SIGNED_IN) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"shuyuan\"");
        }
        return answer.build();
    }

    private static Optional<String> retryAfter(ProblemType type) {
        return switch (type) {
            case ENGINE_UNAVAILABLE, BUSY, TOO_MUCH_FOLLOWED -> Optional.of("10");
            case TOO_MANY_ATTEMPTS -> Optional.of("300");
            default -> Optional.empty();
        };
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
        if (isUnreadableForm(cause)) {
            return of(Problem.because(cause, ProblemType.BAD_REQUEST, "form"), headers, address);
        }
        Log.errorf(cause, "%s failed", SEALED.matcher(address.getPath()).replaceFirst("$1…"));
        boolean databaseAway = Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
                .limit(10)
                .anyMatch(each -> each instanceof JDBCConnectionException
                        || (each instanceof SQLException failed && isAway(failed.getSQLState())));
        Problem problem = databaseAway
                ? Problem.because(cause, ProblemType.ENGINE_UNAVAILABLE, "database")
                : Problem.because(cause, ProblemType.INTERNAL);
        return of(problem, headers, address);
    }

    /** The framework tells of forms that can't be read by exceptions of no kind of its own. */
    private static boolean isUnreadableForm(Throwable cause) {
        return Stream.of(cause.getStackTrace())
                .limit(NEAR)
                .map(StackTraceElement::getClassName)
                .anyMatch(FORM_READERS::contains);
    }

    /** Never reached, or broken off, or full, or shut down (PostgreSQL, appendix A). */
    private static boolean isAway(@Nullable String state) {
        return state == null || AWAY.stream().anyMatch(state::startsWith);
    }
}
