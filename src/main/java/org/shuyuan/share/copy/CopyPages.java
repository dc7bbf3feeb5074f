package org.shuyuan.share.copy;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.text.Figures;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** The curator's page of copies: by which rules they come, how many there are and how much room they take. Works without scripts. */
@Path("/admin/copies")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class CopyPages {

    private static final URI HERE = URI.create("/admin/copies");

    /** Enough to see what goes on; the rest is counted. */
    private static final int SHOWN = 50;

    private final CopyDesk desk;
    private final RuleViews rules;
    private final CopyList copies;
    private final CopyDoubts doubts;
    private final CopyViews views;
    private final Room room;
    private final Catalog catalog;
    private final Kinds kinds;
    private final Vocabularies vocabularies;
    private final Messages messages;
    private final ReaderLanguage language;

    CopyPages(
            CopyDesk desk,
            RuleViews rules,
            CopyList copies,
            CopyDoubts doubts,
            CopyViews views,
            Room room,
            Catalog catalog,
            Kinds kinds,
            Vocabularies vocabularies,
            Messages messages,
            ReaderLanguage language) {
        this.desk = desk;
        this.rules = rules;
        this.copies = copies;
        this.doubts = doubts;
        this.views = views;
        this.room = room;
        this.catalog = catalog;
        this.kinds = kinds;
        this.vocabularies = vocabularies;
        this.messages = messages;
        this.language = language;
    }

    /** Something to choose in a form. */
    record Option(String id, String title) {}

    /** What a rule is made of. */
    record Choices(
            List<Option> houses, List<Option> subjects, List<Option> grades, List<Option> kinds, List<Option> levels) {}

    /** A copy in the list. */
    record Row(UUID id, String title, CopyView copy, String size, String giver) {}

    /** Something that a curator should know. */
    record Trouble(UUID id, String title, String giver, String words) {}

    /** @param percent of the quota that is used */
    record Usage(long here, long waiting, String used, String quota, int percent) {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record CopyPage(Usage usage, List<RuleView> rules, Choices choices, List<Row> copies, List<Trouble> troubles)
            implements TemplateInstance {}

    @GET
    @Blocking
    @Transactional
    public String copies() {
        return new CopyPage(
                        usage(),
                        desk.rules().stream().map(rules::of).toList(),
                        choices(),
                        copies.newest(SHOWN).stream().map(this::row).toList(),
                        troubles())
                .render();
    }

    /** What each repository did wrong, and what else keeps a copy from coming. */
    private List<Trouble> troubles() {
        List<CopyDoubts.Doubt> known = doubts.newest(SHOWN);
        Stream<Trouble> others = copies.troubled(SHOWN).stream()
                .filter(copy ->
                        known.stream().noneMatch(doubt -> doubt.resource().equals(copy.resource())))
                .flatMap(copy -> copy.problem().stream().map(why -> trouble(copy.resource(), "", why)));
        return Stream.concat(known.stream().map(doubt -> trouble(doubt.resource(), doubt.giver(), doubt.why())), others)
                .toList();
    }

    @POST
    @Path("rules")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(
            @RestForm @Nullable String organisation,
            @RestForm @Nullable String subject,
            @RestForm @Nullable String grade,
            @RestForm @Nullable String kind,
            @RestForm @Nullable String level) {
        new CopyRuleResource.Wanted(organisation, subject, grade, kind, level).addedTo(desk);
        return Response.seeOther(HERE).build();
    }

    @POST
    @Path("rules/{id}/remove")
    @Blocking
    public Response remove(@RestPath UUID id) {
        desk.remove(id);
        return Response.seeOther(HERE).build();
    }

    private Usage usage() {
        long used = copies.bytes();
        var counts = copies.counts();
        return new Usage(
                counts.getOrDefault(Copy.State.HERE, 0L),
                counts.getOrDefault(Copy.State.WAITING, 0L) + counts.getOrDefault(Copy.State.RUNNING, 0L),
                Figures.size(used),
                Figures.size(room.quota()),
                (int) Math.min(100, 100 * used / Math.max(1, room.quota())));
    }

    private Choices choices() {
        return new Choices(
                desk.houses().stream()
                        .map(house -> new Option(house.code(), house.title()))
                        .toList(),
                terms(Field.SUBJECT),
                terms(Field.GRADE),
                kinds.all().stream()
                        .map(kind -> new Option(kind.id(), kind.title().in(language.get())))
                        .toList(),
                terms(Field.LEVEL));
    }

    private List<Option> terms(Field field) {
        return vocabularies.get(field.vocabulary().orElseThrow()).all().stream()
                .map(term -> new Option(term.id(), term.title().in(language.get())))
                .toList();
    }

    private Row row(Copy copy) {
        return new Row(
                copy.resource(),
                title(copy.resource()),
                views.of(copy),
                copy.room() > 0 ? Figures.size(copy.room()) : "",
                copy.giver().orElse(""));
    }

    private Trouble trouble(UUID resource, String giver, Problem why) {
        return new Trouble(resource, title(resource), giver, why.detail(messages, language.get()));
    }

    private String title(UUID id) {
        return catalog.find(id).map(LearningResource::title).orElse("");
    }
}
