package org.shuyuan.share.oai;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Licences;
import org.shuyuan.catalog.Parts;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.people.Organisation;
import org.shuyuan.share.crosswalk.Crosswalks;
import org.shuyuan.share.crosswalk.Fact;

/** Renders resources in all formats. */
@Startup
@ApplicationScoped
class Renderings {

    private final OaiSets sets;
    private final CrosswalkXml dublinCore;
    private final CrosswalkXml lom;
    private final CrosswalkXml lrmi;
    private final MetsXml mets;
    private final AboutXml about;
    private final PublicAddress address;

    Renderings(
            Crosswalks crosswalks,
            OaiSets sets,
            Licences licences,
            PublicAddress address,
            RepositoryAddress repository) {
        this.sets = sets;
        this.dublinCore = new CrosswalkXml(CrosswalkXml.Shape.DUBLIN_CORE, crosswalks, repository);
        this.lom = new CrosswalkXml(CrosswalkXml.Shape.LOM, crosswalks, repository);
        this.lrmi = new CrosswalkXml(CrosswalkXml.Shape.LRMI, crosswalks, repository);
        this.mets = new MetsXml(licences, address, repository);
        this.about = new AboutXml(licences);
        this.address = address;
    }

    /** @param line the organisation of the resource and those above it */
    Rendering of(LearningResource resource, List<Organisation> line, Parts.Neighbours neighbours, String identifier) {
        Map<Fact, List<String>> known = Map.of(
                Fact.OAI_IDENTIFIER, List.of(identifier),
                Fact.ORGANISATION,
                        line.isEmpty() ? List.of() : List.of(line.getLast().title()),
                Fact.HAS_PART, pages(neighbours.parts()),
                Fact.IS_PART_OF, pages(neighbours.wholes()));
        String description = dublinCore.render(resource, known);
        Map<MetadataFormat, String> metadata = new EnumMap<>(MetadataFormat.class);
        for (MetadataFormat format : MetadataFormat.values()) {
            metadata.put(
                    format,
                    switch (format) {
                        case OAI_DC -> description;
                        case LOM -> lom.render(resource, known);
                        case OAI_LRMI -> lrmi.render(resource, known);
                        case METS -> mets.render(resource, identifier, description);
                    });
        }
        return new Rendering(identifier, false, sets.of(resource, line), metadata, about.render(resource));
    }

    private List<String> pages(List<UUID> resources) {
        return resources.stream().map(address::page).toList();
    }

    /** All that a rendering depends on besides the resource and its organisation; another recipe, another rendering. */
    String recipe() {
        return String.join(
                "\n",
                List.of(
                        dublinCore.recipe(),
                        lom.recipe(),
                        lrmi.recipe(),
                        mets.recipe(),
                        about.recipe(),
                        sets.recipe()));
    }
}
