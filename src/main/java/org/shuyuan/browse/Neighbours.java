package org.shuyuan.browse;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shuyuan.catalog.Curriculum;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Parts;
import org.shuyuan.search.Alike;
import org.shuyuan.search.Search;
import org.shuyuan.search.answer.Hit;
import org.shuyuan.search.field.Facet;
import org.shuyuan.search.question.Question;

/** Finds what stands next to a resource: in its textbook, in courses, and by its words. Only what everybody may see. */
@ApplicationScoped
class Neighbours {

    /** So many of one sort. */
    static final int MOST = 4;

    /** Some are shown for another reason already. */
    private static final int LOOKED_AT = 3 * MOST;

    private final Textbooks textbooks;
    private final Search search;
    private final Alike alike;
    private final Parts parts;

    Neighbours(Textbooks textbooks, Search search, Alike alike, Parts parts) {
        this.textbooks = textbooks;
        this.search = search;
        this.alike = alike;
        this.parts = parts;
    }

    /** Why resources stand together. {@code ui/messages} has words for each, under {@code near.<id>}. */
    enum Reason {
        /** For the lesson behind this one in the textbook. */
        NEXT("next"),
        /** For the same lesson. */
        LESSON("lesson"),
        /** In the same courses. */
        COURSES("courses"),
        /** Of the same subject, with the same words. */
        ALIKE("alike");

        private final String id;

        Reason(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    /** @param lesson what the words of the reason name; empty where they name nothing */
    record Group(Reason reason, String lesson, List<UUID> resources) {}

    /** In the order in which they help; none twice, and no group without any. */
    List<Group> of(LearningResource resource) {
        Set<UUID> shown = new LinkedHashSet<>(Set.of(resource.id()));
        List<Group> groups = new ArrayList<>();
        Optional<String> subject = resource.descriptors().first(Field.SUBJECT);
        String key = Curriculum.key(resource.descriptors().first(Field.LESSON).orElse(resource.title()));
        subject.flatMap(id -> behind(resource, id, key))
                .ifPresent(next -> add(
                        groups,
                        shown,
                        Reason.NEXT,
                        next.lesson().title(),
                        found(next.volume().question(), next.lesson().key())));
        subject.ifPresent(id -> add(
                groups, shown, Reason.LESSON, "", found(Question.of("").choosing(Facet.SUBJECT, List.of(id)), key)));
        add(groups, shown, Reason.COURSES, "", parts.beside(resource.id(), LOOKED_AT));
        add(
                groups,
                shown,
                Reason.ALIKE,
                "",
                alike.to(resource.id(), resource.descriptors().values(Field.SUBJECT), LOOKED_AT));
        return groups;
    }

    private Optional<Textbooks.Standing> behind(LearningResource resource, String subject, String key) {
        return textbooks.behind(
                key,
                subject,
                resource.descriptors().first(Field.EDITION),
                resource.descriptors().first(Field.VOLUME));
    }

    private List<UUID> found(Question question, String lesson) {
        if (lesson.isEmpty()) {
            return List.of();
        }
        return search
                .askInPublic(question.choosing(Facet.LESSON, List.of(lesson)).page(1, LOOKED_AT))
                .hits()
                .stream()
                .map(Hit::id)
                .toList();
    }

    private static void add(List<Group> groups, Set<UUID> shown, Reason reason, String lesson, List<UUID> resources) {
        List<UUID> some =
                resources.stream().filter(id -> !shown.contains(id)).limit(MOST).toList();
        if (!some.isEmpty()) {
            shown.addAll(some);
            groups.add(new Group(reason, lesson, some));
        }
    }
}
