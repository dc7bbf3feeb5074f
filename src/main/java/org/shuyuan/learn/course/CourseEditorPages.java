package org.shuyuan.learn.course;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Card;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** A teacher's courses in the studio. */
@Path("/studio/courses")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
class CourseEditorPages {

    private final CourseDesk desk;
    private final TextbookCourses textbooks;
    private final OwnCourses own;
    private final Catalog catalog;
    private final Vocabularies vocabularies;
    private final CurrentUser user;
    private final Messages messages;
    private final ReaderLanguage language;

    CourseEditorPages(
            CourseDesk desk,
            TextbookCourses textbooks,
            OwnCourses own,
            Catalog catalog,
            Vocabularies vocabularies,
            CurrentUser user,
            Messages messages,
            ReaderLanguage language) {
        this.desk = desk;
        this.textbooks = textbooks;
        this.own = own;
        this.catalog = catalog;
        this.vocabularies = vocabularies;
        this.user = user;
        this.messages = messages;
        this.language = language;
    }

    /** A volume to choose: its place in the list is its id. */
    record Choice(String id, String title) {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record CourseList(List<Card> courses, List<Choice> textbooks, String title, String problem)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record CourseEditor(UUID id, String title, String state, String joining, String books)
            implements TemplateInstance {}

    @GET
    @Blocking
    public TemplateInstance list() {
        return list("", "");
    }

    /** Answers 303 to the editor of the new course, or the list with the reason why it can't be. */
    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@RestForm @Nullable String title, @RestForm @Nullable String textbook) {
        Map<Field, List<String>> words = new EnumMap<>(Field.class);
        String called = title == null ? "" : title.strip();
        if (!called.isEmpty()) {
            words.put(Field.TITLE, List.of(called));
        }
        try {
            Course made = textbook == null || textbook.isEmpty()
                    ? desk.create(words)
                    : textbooks.build(chosen(textbook), words);
            return editor(made.id());
        } catch (Problem refused) {
            return Response.status(refused.type().status())
                    .entity(list(called, refused.detail(messages, language.get())))
                    .build();
        }
    }

    @GET
    @Path("{id}")
    @Blocking
    public TemplateInstance edit(@RestPath UUID id) {
        Course course = desk.changeable(id);
        LearningResource resource = catalog.get(id);
        return new CourseEditor(
                id, resource.title(), resource.state().id(), course.joining().id(), books(course));
    }

    /** The ids of what has pages rather than seconds. */
    private String books(Course course) {
        return course.lessons()
                .flatMap(lesson -> lesson.resource().flatMap(catalog::find).stream())
                .filter(Cards::isBook)
                .map(book -> book.id().toString())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    @POST
    @Path("{id}/copy")
    @Blocking
    public Response copy(@RestPath UUID id) {
        return editor(desk.copy(id).id());
    }

    @POST
    @Path("{id}/joining")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response joining(@RestPath UUID id, @RestForm @Nullable String joining) {
        Course.Joining wanted = Course.Joining.of(joining == null ? "" : joining)
                .orElseThrow(() -> Problem.of(ProblemType.BAD_REQUEST, "joining"));
        return editor(desk.joining(id, wanted).id());
    }

    private TemplateInstance list(String title, String problem) {
        return new CourseList(
                own.drawn(user.require().id(), language.get()),
                textbooks.all().stream().map(this::choice).toList(),
                title,
                problem);
    }

    private Choice choice(Textbook textbook) {
        return new Choice(
                id(textbook),
                String.join(
                        " · ",
                        vocabularies.get("subjects").title(textbook.subject(), language.get()),
                        vocabularies.get("editions").title(textbook.edition(), language.get()),
                        textbook.volume()));
    }

    private Textbook chosen(String id) {
        return textbooks.all().stream()
                .filter(textbook -> id(textbook).equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemType.UNKNOWN_TERM, id, "curriculum"));
    }

    private static String id(Textbook textbook) {
        return textbook.subject() + "/" + textbook.edition() + "/" + textbook.volume();
    }

    private static Response editor(UUID id) {
        return Response.seeOther(URI.create("/studio/courses/" + id)).build();
    }
}
