package org.shuyuan.intake;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Kind;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Newest;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Role;
import org.shuyuan.text.Figures;
import org.shuyuan.text.ReaderLanguage;

/** The teacher's room: sending files, and all that was sent. */
@Path("/studio")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class StudioPages {

    private static final int ON_A_PAGE = 60;

    private final Kinds kinds;
    private final Newest newest;
    private final CurrentUser user;
    private final ItemView.Drawing items;
    private final ReaderLanguage language;

    StudioPages(Kinds kinds, Newest newest, CurrentUser user, ItemView.Drawing items, ReaderLanguage language) {
        this.kinds = kinds;
        this.newest = newest;
        this.user = user;
        this.items = items;
        this.language = language;
    }

    /**
     * A kind to choose.
     *
     * @param accept what the file chooser shows first; the content decides, not this
     * @param steps parted by spaces, for the line of steps
     * @param formats the usual names of the accepted types
     */
    record Choice(String id, String title, String accept, String steps, String formats, String limit) {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Upload(List<Choice> kinds) implements TemplateInstance {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Items(List<ItemView> items, boolean newest, String older) implements TemplateInstance {}

    @GET
    @Path("upload")
    @Blocking
    public TemplateInstance upload() {
        return new Upload(
                kinds.all().stream().filter(Kind::uploaded).map(this::choice).toList());
    }

    /** @param before the last item of the page before; without it the newest are shown */
    @GET
    @Path("items")
    @Blocking
    public TemplateInstance items(@RestQuery @Nullable UUID before) {
        UUID owner = user.require().id();
        List<LearningResource> found = before == null
                ? newest.ownedBy(owner, ON_A_PAGE + 1)
                : newest.ownedBefore(before, owner, ON_A_PAGE + 1);
        List<LearningResource> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        return new Items(
                shown.stream()
                        .map(resource -> items.of(resource, language.get()))
                        .toList(),
                before == null,
                found.size() > shown.size()
                        ? "/studio/items?before=" + shown.getLast().id()
                        : "");
    }

    private Choice choice(Kind kind) {
        return new Choice(
                kind.id(),
                kind.title().in(language.get()),
                Formats.accept(kind),
                kind.steps().stream().map(step -> step.id()).collect(Collectors.joining(" ")),
                Formats.names(kind),
                Figures.size(kind.maxBytes()));
    }
}
