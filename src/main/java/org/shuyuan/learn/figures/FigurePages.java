package org.shuyuan.learn.figures;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.people.Role;

/** The figures of a resource or course, for teachers. Works without scripts. */
@Path("/studio/figures/{id}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class FigurePages {

    private final FigureDesk desk;
    private final FigureDrawing drawing;

    FigurePages(FigureDesk desk, FigureDrawing drawing) {
        this.desk = desk;
        this.drawing = drawing;
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record FiguresPage(String title, String href, FigureView view) implements TemplateInstance {}

    @GET
    @Blocking
    public TemplateInstance show(@RestPath UUID id, @RestQuery @Nullable String from, @RestQuery @Nullable String to) {
        LearningResource resource = desk.resource(id);
        return new FiguresPage(
                resource.title(),
                Cards.page(resource),
                drawing.draw(id, "/studio/figures/" + id + "?", "/api/resources/" + id + "/figures", from, to));
    }
}
