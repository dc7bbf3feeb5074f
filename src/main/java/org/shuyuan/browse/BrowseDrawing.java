package org.shuyuan.browse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.shuyuan.catalog.Curriculum.Lesson;
import org.shuyuan.catalog.Term;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.search.field.Facet;
import org.shuyuan.search.question.Question;
import org.shuyuan.text.Language;

/** Draws the branches of the curriculum, each with how much there is of it. */
@ApplicationScoped
class BrowseDrawing {

    static final String ROOT = "/browse";

    private final Textbooks textbooks;
    private final Counted counted;
    private final Vocabularies vocabularies;

    BrowseDrawing(Textbooks textbooks, Counted counted, Vocabularies vocabularies) {
        this.textbooks = textbooks;
        this.counted = counted;
        this.vocabularies = vocabularies;
    }

    /** Stages with their subjects. */
    List<Branch> stages(Language language) {
        return vocabularies.get("stages").all().stream()
                .map(Term::id)
                .map(stage -> stage(stage, language))
                .filter(branch -> !branch.leaves().isEmpty())
                .toList();
    }

    private Branch stage(String stage, Language language) {
        List<String> subjects = sorted("subjects", textbooks.subjects(stage));
        Optional<Map<String, Long>> counts =
                counted.of(Question.of("").choosing(Facet.GRADE, List.of(stage)), Facet.SUBJECT, subjects);
        return new Branch(
                title("stages", stage, language),
                subjects.stream()
                        .map(subject -> new Branch.Leaf(
                                title("subjects", subject, language), href(stage, subject), count(counts, subject)))
                        .toList());
    }

    /** Editions of a subject with their volumes. */
    List<Branch> editions(String stage, String subject, Language language) {
        Map<String, List<Volume>> editions = textbooks.editions(stage, subject);
        return sorted("editions", editions.keySet()).stream()
                .map(edition -> edition(subject, edition, editions.getOrDefault(edition, List.of()), language))
                .toList();
    }

    private Branch edition(String subject, String edition, List<Volume> volumes, Language language) {
        Optional<Map<String, Long>> counts = counted.of(
                Question.of("").choosing(Facet.SUBJECT, List.of(subject)).choosing(Facet.EDITION, List.of(edition)),
                Facet.VOLUME,
                volumes.stream().map(Volume::title).toList());
        return new Branch(
                title("editions", edition, language),
                volumes.stream()
                        .map(volume -> new Branch.Leaf(volume.title(), href(volume), count(counts, volume.title())))
                        .toList());
    }

    /** The units of a volume with their lessons; nothing where there is no such volume. */
    Optional<List<Branch>> units(Volume volume) {
        return textbooks.units(volume).map(units -> {
            Optional<Map<String, Long>> counts = counted.of(
                    volume.question(),
                    Facet.LESSON,
                    units.values().stream()
                            .flatMap(List::stream)
                            .map(Lesson::key)
                            .distinct()
                            .toList());
            return units.entrySet().stream()
                    .map(unit -> new Branch(
                            unit.getKey(),
                            unit.getValue().stream()
                                    .map(lesson -> lesson(volume, lesson, count(counts, lesson.key())))
                                    .toList()))
                    .toList();
        });
    }

    private static Branch.Leaf lesson(Volume volume, Lesson lesson, OptionalLong count) {
        boolean nothing = count.isPresent() && count.getAsLong() == 0;
        return new Branch.Leaf(lesson.title(), nothing ? "" : volume.href(lesson), count);
    }

    /** What a term of a vocabulary is called; an id that it doesn't know is called by itself. */
    String title(String vocabulary, String id, Language language) {
        return vocabularies.get(vocabulary).title(id, language);
    }

    /** The commonest stand first in a vocabulary. */
    private List<String> sorted(String vocabulary, Collection<String> ids) {
        List<String> all =
                vocabularies.get(vocabulary).all().stream().map(Term::id).toList();
        return ids.stream().sorted(Comparator.comparingInt(all::indexOf)).toList();
    }

    static String href(String stage, String subject) {
        return UriBuilder.fromPath(ROOT).segment(stage, subject).build().toString();
    }

    static String href(Volume volume) {
        return UriBuilder.fromPath(ROOT)
                .segment(volume.stage(), volume.subject(), volume.edition(), volume.title())
                .build()
                .toString();
    }

    private static OptionalLong count(Optional<Map<String, Long>> counts, String id) {
        return counts.map(known -> OptionalLong.of(known.getOrDefault(id, 0L))).orElse(OptionalLong.empty());
    }
}
