package org.shuyuan.share.oai;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Licences;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.people.Organisation;
import org.shuyuan.share.crosswalk.Crosswalks;

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
    }

    /** @param line the organisation of the resource and those above it */
    Rendering of(LearningResource resource, List<Organisation> line, String identifier) {
        String description = dublinCore.render(resource, line, identifier);
        Map<MetadataFormat, String> metadata = new EnumMap<>(MetadataFormat.class);
        for (MetadataFormat format : MetadataFormat.values()) {
            metadata.put(
                    format,
                    switch (format) {
                        case OAI_DC -> description;
                        case LOM -> lom.render(resource, line, identifier);
                        case OAI_LRMI -> lrmi.render(resource, line, identifier);
                        case METS -> mets.render(resource, identifier, description);
                    });
        }
        return new Rendering(identifier, false, sets.of(resource, line), metadata, about.render(resource));
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
