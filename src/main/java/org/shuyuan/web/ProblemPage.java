package org.shuyuan.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** The same refusal for somebody who looks at a page: in words, with a way on. */
final class ProblemPage {

    private ProblemPage() {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Refusal(int status, String title, String detail) implements TemplateInstance {}

    /** A browser that opens an address names HTML itself; a script that takes anything gets JSON. */
    static boolean wanted(HttpHeaders headers, UriInfo address) {
        return !address.getPath().startsWith("/api/")
                && headers.getAcceptableMediaTypes().stream()
                        .filter(type -> !type.isWildcardType())
                        .findFirst()
                        .filter(type -> type.isCompatible(MediaType.TEXT_HTML_TYPE))
                        .isPresent();
    }

    static Response.ResponseBuilder of(Problem problem, Messages messages, Language language, UriInfo address) {
        if (problem.type() == ProblemType.NOT_SIGNED_IN) {
            String here = URLEncoder.encode(here(address.getRequestUri()), StandardCharsets.UTF_8);
            return Response.seeOther(URI.create("/sign-in?to=" + here));
        }
        return Response.status(problem.type().status())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(new Refusal(
                                problem.type().status(),
                                problem.title(messages, language),
                                problem.detail(messages, language))
                        .render());
    }

    /** As it was asked for, encoded as it was: what it asks for stands in its query. */
    private static String here(URI asked) {
        return asked.getRawQuery() == null ? asked.getRawPath() : asked.getRawPath() + "?" + asked.getRawQuery();
    }
}
