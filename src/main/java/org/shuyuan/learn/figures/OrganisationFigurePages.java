package org.shuyuan.learn.figures;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** The figures of organisations, for their curators: from the highest that one curates down to each school. */
@Path("/admin/figures")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class OrganisationFigurePages {

    private final FigureDesk desk;
    private final FigureDrawing drawing;
    private final CurrentUser user;

    OrganisationFigurePages(FigureDesk desk, FigureDrawing drawing, CurrentUser user) {
        this.desk = desk;
        this.drawing = drawing;
        this.user = user;
    }

    /** An organisation to go to. */
    record Way(String href, String title) {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record OrganisationFiguresPage(String title, String code, List<Way> above, List<Way> below, FigureView view)
            implements TemplateInstance {}

    /** @param at the code of an organisation; the highest of one's own where it is left out */
    @GET
    @Blocking
    public TemplateInstance show(
            @RestQuery @Nullable String at, @RestQuery @Nullable String from, @RestQuery @Nullable String to) {
        List<Organisation> own = user.where(Role.CURATOR);
        Set<UUID> ids = own.stream().map(Organisation::id).collect(Collectors.toSet());
        Organisation chosen = Optional.ofNullable(at)
                .filter(code -> !code.isEmpty())
                .map(desk::organisation)
                .or(() -> own.stream()
                        .filter(each -> !ids.contains(each.parent()))
                        .findFirst())
                .orElseThrow(() -> Problem.of(ProblemType.FORBIDDEN));
        String span = desk.span(from, to).words();
        return new OrganisationFiguresPage(
                chosen.title(),
                chosen.code(),
                own.stream()
                        .filter(each -> each.id().equals(chosen.parent()))
                        .map(each -> way(each, span))
                        .toList(),
                own.stream()
                        .filter(each -> chosen.id().equals(each.parent()))
                        .map(each -> way(each, span))
                        .toList(),
                drawing.draw(
                        chosen.id(),
                        "/admin/figures?at=" + encoded(chosen) + "&",
                        "/api/organisations/" + encoded(chosen) + "/figures",
                        from,
                        to));
    }

    private static Way way(Organisation to, String span) {
        return new Way("/admin/figures?at=" + encoded(to) + "&" + span, to.title());
    }

    private static String encoded(Organisation organisation) {
        return URLEncoder.encode(organisation.code(), StandardCharsets.UTF_8);
    }
}
