package org.shuyuan.search.index;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.shuyuan.catalog.Curriculum;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.ResourceState;
import org.shuyuan.catalog.Term;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.people.Organisation;
import org.shuyuan.search.field.Facet;
import org.shuyuan.search.field.Fields;
import org.shuyuan.search.field.Length;
import org.shuyuan.search.spelling.Beginnings;
import org.shuyuan.search.spelling.Pinyin;
import org.shuyuan.text.Folding;

/** Reads a resource into the values of its fields in the index. */
@ApplicationScoped
class ResourceWords {

    /** A bound of the engine for what isn't cut into words. */
    private static final int LONGEST_EXACT = 32_766;

    /** As the mapping of a field of Hibernate Search's type instant wants it. */
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSSXXXXX").withZone(ZoneOffset.UTC);

    private final Kinds kinds;
    private final Vocabularies vocabularies;

    ResourceWords(Kinds kinds, Vocabularies vocabularies) {
        this.kinds = kinds;
        this.vocabularies = vocabularies;
    }

    /**
     * @param houses its organisation, below all those that stand above
     * @param captions whether it has any
     * @param reception the step that it has come to; 0 for none
     * @param places the texts of its places, in their order
     */
    Map<String, List<String>> of(
            LearningResource resource,
            List<Organisation> houses,
            boolean captions,
            int reception,
            List<String> places) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        List<String> title = List.of(resource.title());
        words.put(Fields.ID, List.of(resource.id().toString()));
        words.put(Fields.TITLE, title);
        words.put(Fields.TITLE_BIGRAM, title);
        words.put(Fields.TITLE_WHOLE, title);
        words.put(Fields.DESCRIPTION, values(resource, Field.DESCRIPTION));
        words.put(Fields.KEYWORDS, values(resource, Field.LESSON, Field.KEYWORDS, Field.VOLUME));
        words.put(Fields.CREATOR, values(resource, Field.CREATOR, Field.PUBLISHER));
        words.put(
                Fields.ORGANISATION,
                houses.isEmpty() ? List.of() : List.of(houses.getLast().title()));
        words.put(Fields.TERMS, terms(resource));
        List<String> all = words.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(Fields.ID))
                .flatMap(entry -> entry.getValue().stream())
                .distinct()
                .toList();
        List<String> text = Stream.concat(all.stream(), places.stream()).toList();
        words.put(Fields.TEXT, text);
        words.put(Fields.TEXT_BIGRAM, text);
        words.put(Fields.KIND, List.of(resource.kind()));
        words.put(Fields.SUBJECT, exact(resource, Field.SUBJECT));
        words.put(Fields.GRADE, exact(resource, Field.GRADE));
        words.put(Fields.STAGE, stages(resource));
        words.put(Fields.LEVEL, exact(resource, Field.LEVEL));
        words.put(Fields.EDITION, exact(resource, Field.EDITION));
        words.put(Fields.VOLUME, exact(resource, Field.VOLUME));
        words.put(Fields.LESSON, lessons(resource));
        words.put(
                Fields.DURATION,
                Length.of(resource.descriptors()).map(Length::id).stream().toList());
        words.put(Fields.CAPTIONS, captions ? List.of(Facet.YES) : List.of());
        words.put(
                Fields.RECEPTION,
                IntStream.rangeClosed(1, reception).mapToObj(Integer::toString).toList());
        words.put(Fields.LANGUAGE, exact(resource, Field.LANGUAGE));
        words.put(Fields.LICENCE, exact(resource, Field.LICENCE));
        words.put(
                Fields.HOUSE,
                houses.stream().map(house -> house.id().toString()).toList());
        words.put(Fields.STATE, List.of(resource.state().id()));
        words.put(Fields.OWNER, resource.owner().stream().map(UUID::toString).toList());
        words.putAll(spoken(resource));
        if (resource.state() instanceof ResourceState.Published published) {
            words.put(Fields.PUBLISHED_AT, List.of(INSTANT.format(published.since())));
        }
        return words;
    }

    /** What it may be called in the curriculum: a title says more often than the descriptor which lesson it is. */
    private static List<String> lessons(LearningResource resource) {
        return Stream.concat(values(resource, Field.LESSON).stream(), Stream.of(resource.title()))
                .map(Curriculum::key)
                .filter(key -> !key.isEmpty() && key.length() <= Facet.LONGEST)
                .distinct()
                .toList();
    }

    /** What is chosen by its exact value; the engine would refuse the whole document for one that is too long. */
    private static List<String> exact(LearningResource resource, Field field) {
        List<String> exact = values(resource, field).stream()
                .filter(value -> value.getBytes(StandardCharsets.UTF_8).length <= LONGEST_EXACT)
                .toList();
        if (exact.size() < values(resource, field).size()) {
            Log.warnf(
                    "A value of %s of resource %s is longer than %d bytes; nobody can choose by it",
                    field, resource.id(), LONGEST_EXACT);
        }
        return exact;
    }

    /** What readers call it by, for those who type pinyin or only begin. */
    private static Map<String, List<String>> spoken(LearningResource resource) {
        List<String> lessons = values(resource, Field.LESSON);
        List<String> topics = values(resource, Field.KEYWORDS);
        List<String> teachers = values(resource, Field.CREATOR);
        List<String> names = Stream.of(List.of(resource.title()), lessons, topics, teachers)
                .flatMap(List::stream)
                .toList();
        List<String> beginnings = Beginnings.of(names.stream().map(Folding::fold));
        return Map.of(
                Fields.LESSON_TITLE,
                lessons,
                Fields.LESSON_WHOLE,
                Beginnings.of(lessons.stream()),
                Fields.TOPIC,
                topics,
                Fields.TEACHER,
                teachers,
                Fields.SPOKEN,
                names.stream()
                        .map(Folding::fold)
                        .map(Pinyin::spelled)
                        .distinct()
                        .toList(),
                Fields.SUGGEST,
                beginnings,
                Fields.SUGGEST_PINYIN,
                beginnings.stream().map(Pinyin::spelled).toList(),
                Fields.SUGGEST_INITIALS,
                beginnings.stream().map(Pinyin::initials).toList());
    }

    private static List<String> values(LearningResource resource, Field... fields) {
        return Stream.of(fields)
                .flatMap(field -> resource.descriptors().values(field).stream())
                .toList();
    }

    /** The stages that are said, and those that the grades lie in. */
    private List<String> stages(LearningResource resource) {
        Stream<String> ofGrades = values(resource, Field.GRADE).stream()
                .flatMap(grade -> vocabularies.get("grades").find(grade).stream())
                .flatMap(grade -> grade.prop("stage").stream());
        return Stream.concat(exact(resource, Field.STAGE).stream(), ofGrades)
                .distinct()
                .toList();
    }

    /** How people call what the resource only has ids of: 数学 finds a resource of subject {@code mathematics}. */
    private List<String> terms(LearningResource resource) {
        List<String> names = new ArrayList<>();
        kinds.find(resource.kind()).ifPresent(kind -> {
            names.add(kind.title().zh());
            names.add(kind.title().en());
        });
        for (Field field : Field.values()) {
            field.vocabulary().ifPresent(vocabulary -> {
                List<String> ids = field == Field.STAGE ? stages(resource) : values(resource, field);
                ids.stream()
                        .flatMap(id -> vocabularies.get(vocabulary).find(id).stream())
                        .forEach(term -> names.addAll(names(term)));
            });
        }
        return names.stream().distinct().toList();
    }

    private static List<String> names(Term term) {
        return Stream.concat(Stream.of(term.title().zh(), term.title().en()), term.aliases().stream())
                .toList();
    }
}
