package org.shuyuan.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.text.Figures;
import org.shuyuan.text.Language;

/** Draws resources as cards: every list of the service shows them alike. */
@ApplicationScoped
public class Cards {

    /** What the book page opens; everything else has the watch page. */
    private static final Set<String> BOOKS = Set.of("application/pdf", "application/epub+zip");

    static final String BOOK = "/book/";
    private static final String WATCH = "/w/";
    private static final String COURSE = "/course/";

    private static final String COURSE_KIND = "course";

    private static final int TINTS = 6;

    private final Kinds kinds;
    private final Vocabularies vocabularies;
    private final Organisations organisations;

    Cards(Kinds kinds, Vocabularies vocabularies, Organisations organisations) {
        this.kinds = kinds;
        this.vocabularies = vocabularies;
        this.organisations = organisations;
    }

    public List<Card> of(Collection<LearningResource> resources, Language language) {
        Map<UUID, String> schools = new HashMap<>();
        return resources.stream()
                .map(resource -> card(resource, language, schools))
                .toList();
    }

    public Card of(LearningResource resource, Language language) {
        return card(resource, language, new HashMap<>());
    }

    private Card card(LearningResource resource, Language language, Map<UUID, String> schools) {
        Kind kind = kinds.get(resource.kind());
        boolean media = kind.steps().contains(Step.RENDER);
        Optional<String> subject = resource.descriptors().first(Field.SUBJECT);
        String school = schools.computeIfAbsent(
                resource.organisation(),
                id -> organisations.find(id).map(Organisation::title).orElse(""));
        return new Card(
                resource.id(),
                resource.title(),
                page(resource),
                kind.title().in(language),
                glyph(subject.map(id -> title(Field.SUBJECT, id, Language.ZH_CN))
                        .orElse(kind.title().zh())),
                tint(subject),
                picture(resource),
                resource.descriptors().first(Field.DURATION).map(Cards::clock).orElse(""),
                !media,
                meta(resource, language, school));
    }

    /** Where the resource is watched, read or followed. What was taken from another repository is followed there. */
    public static String page(LearningResource resource) {
        return resource.provenance().isPresent() && resource.kind().equals(COURSE_KIND)
                ? WATCH + resource.id()
                : page(
                        resource.id(),
                        resource.kind(),
                        resource.asset(AssetRole.ORIGINAL).map(Asset::mediaType));
    }

    /** The same by the media type of the original, for lists of what was made here that are read without the resources. */
    public static String page(UUID id, String kind, Optional<String> original) {
        if (kind.equals(COURSE_KIND)) {
            return COURSE + id;
        }
        return (original.filter(BOOKS::contains).isPresent() ? BOOK : WATCH) + id;
    }

    private @Nullable String picture(LearningResource resource) {
        if (page(resource).startsWith(COURSE)) {
            return COURSE + resource.id() + "/picture";
        }
        return isPictured(resource) ? WATCH + resource.id() + "/picture" : null;
    }

    /** Whether it has a picture of its own: of its film, or a cover. */
    public boolean isPictured(LearningResource resource) {
        return kinds.get(resource.kind()).steps().contains(Step.RENDER)
                || resource.asset(AssetRole.COVER).isPresent();
    }

    public static boolean isBook(LearningResource resource) {
        return page(resource).startsWith(BOOK);
    }

    /** Whether it has the page that all things have which are no books and no courses. */
    public static boolean isWatched(LearningResource resource) {
        return page(resource).startsWith(WATCH);
    }

    /** The words of a descriptor: titles of terms where its values are ids. */
    public String words(LearningResource resource, Field field, Language language) {
        return resource.descriptors().values(field).stream()
                .map(value -> title(field, value, language))
                .collect(Collectors.joining(language == Language.ZH_CN ? "、" : ", "));
    }

    private String title(Field field, String value, Language language) {
        return field.vocabulary()
                .map(name -> vocabularies.get(name).title(value, language))
                .orElse(value);
    }

    private List<String> meta(LearningResource resource, Language language, String school) {
        String where = Stream.of(Field.SUBJECT, Field.GRADE)
                .map(field -> words(resource, field, language))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" · "));
        List<String> meta = new ArrayList<>(List.of(where, words(resource, Field.CREATOR, language), school));
        meta.removeIf(String::isEmpty);
        return meta.stream().distinct().toList();
    }

    /** By the place in the vocabulary: so the commonest subjects, which stand first, look different. */
    private int tint(Optional<String> subject) {
        List<String> subjects =
                vocabularies.get("subjects").all().stream().map(Term::id).toList();
        return Math.floorMod(subject.map(subjects::indexOf).orElse(TINTS - 1), TINTS);
    }

    private static String glyph(String title) {
        return title.substring(0, title.offsetByCodePoints(0, 1));
    }

    private static String clock(String seconds) {
        try {
            return Figures.clock(Double.parseDouble(seconds));
        } catch (NumberFormatException notMeasured) {
            return "";
        }
    }
}
