package org.shuyuan.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.Step;
import org.shuyuan.catalog.Term;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.catalog.Vocabulary;
import org.shuyuan.text.Language;

/**
 * The captions of a film as the studio lists them, with the form for one more.
 *
 * @param playable whether it is film or sound at all
 * @param languages to choose from; a script may send others
 */
public record CaptionList(UUID id, boolean playable, List<Track> tracks, List<Choice> languages) {

    /**
     * @param language BCP 47
     * @param extracted whether it lay in the film, and no person has looked at it yet
     * @param recognised whether a machine has heard it, and no person has proofread it yet
     */
    public record Track(String language, String title, boolean extracted, boolean recognised) {}

    public record Choice(String id, String title, boolean chosen) {}

    /** Draws them. */
    @ApplicationScoped
    public static class Drawing {

        private final Kinds kinds;
        private final Vocabulary languages;

        Drawing(Kinds kinds, Vocabularies vocabularies) {
            this.kinds = kinds;
            this.languages = vocabularies.get("languages");
        }

        public CaptionList of(LearningResource resource, Language reader) {
            Map<String, Track> tracks = new LinkedHashMap<>();
            for (Asset asset : resource.assets()) {
                if (asset.role() == AssetRole.CAPTION) {
                    String language = asset.language().orElse("");
                    tracks.put(
                            language,
                            new Track(
                                    language,
                                    title(language, reader),
                                    asset.origin() == Origin.EXTRACTED,
                                    asset.origin() == Origin.RECOGNISED));
                }
            }
            String next = languages.all().stream()
                    .map(Term::id)
                    .filter(language -> !tracks.containsKey(language))
                    .findFirst()
                    .orElse("");
            return new CaptionList(
                    resource.id(),
                    kinds.get(resource.kind()).steps().contains(Step.RENDER),
                    List.copyOf(tracks.values()),
                    languages.all().stream()
                            .map(term -> new Choice(
                                    term.id(),
                                    term.title().in(reader),
                                    term.id().equals(next)))
                            .toList());
        }

        /** The name of a language; of one that the vocabulary doesn't know, as the locale data have it. */
        public String title(String language, Language reader) {
            return languages
                    .find(language)
                    .map(term -> term.title().in(reader))
                    .orElseGet(() -> java.util.Locale.forLanguageTag(language).getDisplayName(reader.locale()));
        }
    }
}
