package org.shuyuan.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuyuan.text.Language;

/** What the licence of a resource lets others do with it. */
@ApplicationScoped
public class Licences {

    /** A cover can be made of the original again; the others can't. */
    private static final Set<AssetRole> HANDED_ON = Set.of(AssetRole.ORIGINAL, AssetRole.CAPTION, AssetRole.CHAPTERS);

    private final Vocabulary licences;

    Licences(Vocabularies vocabularies) {
        this.licences = vocabularies.get(Field.LICENCE.vocabulary().orElseThrow());
    }

    /** The address of its text; nothing where it has none, or no licence was chosen. */
    public Optional<String> url(LearningResource resource) {
        return of(resource).flatMap(Licences::url);
    }

    /** The addresses of all licences that can be chosen and have one. */
    public List<String> urls() {
        return licences.all().stream().flatMap(licence -> url(licence).stream()).toList();
    }

    /** Whether the files may be taken away, and not only be played here. */
    public boolean mayBeTaken(LearningResource resource) {
        return of(resource).filter(Licences::downloads).isPresent();
    }

    /** Whether pages may be printed. Of what may be taken away, they may. */
    public boolean mayBePrinted(LearningResource resource) {
        return of(resource)
                .filter(licence -> licence.prop("prints").map("true"::equals).orElseGet(() -> downloads(licence)))
                .isPresent();
    }

    /** The files that everybody may fetch, to have the resource elsewhere as well; none of what isn't published. */
    public List<Asset> handedOn(LearningResource resource) {
        return resource.published() && mayBeTaken(resource)
                ? resource.assets().stream()
                        .filter(asset -> HANDED_ON.contains(asset.role()))
                        .toList()
                : List.of();
    }

    /** What all this depends on besides the resource. */
    public String recipe() {
        StringBuilder recipe = new StringBuilder();
        licences.all()
                .forEach(licence -> recipe.append(licence.id())
                        .append(licence.title().in(Language.ZH_CN))
                        .append(url(licence))
                        .append(downloads(licence)));
        return recipe.toString();
    }

    private Optional<Term> of(LearningResource resource) {
        return resource.descriptors().first(Field.LICENCE).flatMap(licences::find);
    }

    private static Optional<String> url(Term licence) {
        return licence.prop("url");
    }

    private static boolean downloads(Term licence) {
        return licence.prop("downloads").filter("true"::equals).isPresent();
    }
}
