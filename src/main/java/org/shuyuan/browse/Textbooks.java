package org.shuyuan.browse;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shuyuan.catalog.Curriculum;
import org.shuyuan.catalog.Curriculum.Lesson;

/** The curriculum by its volumes, in its own order. */
@ApplicationScoped
class Textbooks {

    /** The lessons of each; none where only the volume is known. */
    private final Map<Volume, List<Lesson>> volumes;

    Textbooks(Curriculum curriculum) {
        this.volumes = curriculum.lessons().stream()
                .collect(Collectors.groupingBy(
                        Volume::of,
                        LinkedHashMap::new,
                        Collectors.filtering(lesson -> !lesson.title().isEmpty(), Collectors.toUnmodifiableList())));
    }

    /** The subjects of a stage. */
    List<String> subjects(String stage) {
        return volumes.keySet().stream()
                .filter(volume -> volume.stage().equals(stage))
                .map(Volume::subject)
                .distinct()
                .toList();
    }

    /** The volumes of a subject by edition, as they follow each other in school. */
    Map<String, List<Volume>> editions(String stage, String subject) {
        return volumes.keySet().stream()
                .filter(volume ->
                        volume.stage().equals(stage) && volume.subject().equals(subject))
                .sorted(Comparator.comparingInt(Volume::year))
                .collect(Collectors.groupingBy(Volume::edition, LinkedHashMap::new, Collectors.toList()));
    }

    /** The lessons of a volume in their units; nothing where there is no such volume. */
    Optional<Map<String, List<Lesson>>> units(Volume volume) {
        return Optional.ofNullable(volumes.get(volume))
                .map(lessons -> lessons.stream()
                        .collect(Collectors.groupingBy(Lesson::unit, LinkedHashMap::new, Collectors.toList())));
    }

    /** A lesson and the volume that it stands in. */
    record Standing(Volume volume, Lesson lesson) {}

    /**
     * The lesson behind another one; nothing behind the last of a volume, and where no volume has it.
     *
     * @param edition nothing where it isn't known, as with {@code title} of the volume
     */
    Optional<Standing> behind(String key, String subject, Optional<String> edition, Optional<String> title) {
        return volumes.keySet().stream()
                .filter(volume -> volume.subject().equals(subject)
                        && volume.edition().equals(edition.orElse(volume.edition()))
                        && volume.title().equals(title.orElse(volume.title())))
                .flatMap(
                        volume -> behind(volumes.getOrDefault(volume, List.of()), key)
                                .map(lesson -> new Standing(volume, lesson))
                                .stream())
                .findFirst();
    }

    private static Optional<Lesson> behind(List<Lesson> lessons, String key) {
        for (int at = 0; at + 1 < lessons.size(); at++) {
            if (lessons.get(at).key().equals(key)) {
                return Optional.of(lessons.get(at + 1));
            }
        }
        return Optional.empty();
    }
}
