package org.shuyuan.learn.statement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.learn.quiz.item.Question;

/** Things that are learned with, as activities: each is called by its public address, which a reader of statements can open. */
@ApplicationScoped
class Activities {

    /** Of what nobody has said the language of (BCP 47). */
    private static final String UNDETERMINED = "und";

    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private final Catalog catalog;
    private final PublicAddress address;

    Activities(Catalog catalog, PublicAddress address) {
        this.catalog = catalog;
        this.address = address;
    }

    ObjectNode course(UUID course) {
        LearningResource resource = catalog.get(course);
        return activity(address.of(Cards.page(resource)), ActivityType.COURSE, resource.title(), language(resource));
    }

    /** The film, book or document of a lesson, the part of it that the lesson shows, its page, or its quiz. */
    ObjectNode lesson(UUID course, Lesson lesson) {
        String language = language(catalog.get(course));
        return switch (lesson.type()) {
            case PAGE ->
                activity(
                        address.of("/course/" + course + "/" + lesson.id()),
                        ActivityType.PAGE,
                        lesson.title(),
                        language);
            case QUIZ -> activity(quiz(course, lesson), ActivityType.QUIZ, lesson.title(), language);
            case TOOL ->
                activity(
                        address.of("/course/" + course + "/tool/" + lesson.id()),
                        ActivityType.PAGE,
                        lesson.title(),
                        language);
            case RESOURCE -> shown(lesson);
        };
    }

    /** Whether what was played of it can be told in seconds. */
    boolean isFilm(UUID id) {
        return type(catalog.get(id)) == ActivityType.VIDEO;
    }

    ObjectNode resource(UUID id) {
        LearningResource resource = catalog.get(id);
        return activity(address.of(Cards.page(resource)), type(resource), resource.title(), language(resource));
    }

    ObjectNode question(UUID course, Lesson lesson, Question question) {
        String language = language(catalog.get(course));
        ObjectNode activity = JsonNodeFactory.instance.objectNode();
        activity.put("objectType", "Activity")
                .put("id", quiz(course, lesson) + "#" + question.stem().id());
        ObjectNode definition = activity.putObject("definition");
        definition.put("type", ActivityType.QUESTION.iri());
        definition.putObject("description").put(language, question.stem().words());
        Interaction.describe(question, language, definition);
        return activity;
    }

    private ObjectNode shown(Lesson lesson) {
        LearningResource resource = catalog.get(lesson.resource().orElseThrow());
        ActivityType type = type(resource);
        // What stands there is known as media fragment of W3C, and as page of RFC 8118.
        String part = lesson.part()
                .map(each -> type == ActivityType.VIDEO
                        ? "#t=" + each.from() + "," + each.to()
                        : "#page=" + each.from() + "-" + each.to())
                .orElse("");
        String title =
                Optional.of(lesson.title()).filter(each -> !each.isBlank()).orElseGet(resource::title);
        return activity(address.of(Cards.page(resource)) + part, type, title, language(resource));
    }

    private String quiz(UUID course, Lesson lesson) {
        return address.of("/course/" + course + "/quiz/" + lesson.id());
    }

    private static ActivityType type(LearningResource resource) {
        if (Cards.isBook(resource)) {
            return ActivityType.BOOK;
        }
        boolean film = resource.descriptors().first(Field.DURATION).isPresent();
        return film ? ActivityType.VIDEO : ActivityType.DOCUMENT;
    }

    private static String language(LearningResource resource) {
        return resource.descriptors()
                .first(Field.LANGUAGE)
                .filter(tag -> TAG.matcher(tag).matches())
                .orElse(UNDETERMINED);
    }

    private static ObjectNode activity(String iri, ActivityType type, String name, String language) {
        ObjectNode activity = JsonNodeFactory.instance.objectNode();
        activity.put("objectType", "Activity").put("id", iri);
        ObjectNode definition = activity.putObject("definition");
        definition.put("type", type.iri());
        if (!name.isBlank()) {
            definition.putObject("name").put(language, name);
        }
        return activity;
    }
}
