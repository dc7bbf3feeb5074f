package org.shuyuan.describe;

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
import org.shuyuan.catalog.Access;
import org.shuyuan.people.Role;

/** Where a teacher names, moves, adds and takes away the chapters of a film. */
@Path("/studio/items/{id}/chapters")
@RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class ChapterPages {

    private final Access access;

    ChapterPages(Access access) {
        this.access = access;
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ChapterEditor(UUID id, String title) implements TemplateInstance {}

    @GET
    @Blocking
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance editor(@RestPath UUID id) {
        return new ChapterEditor(id, access.changeable(id).title());
    }
}
