package org.shuyuan.share.oai;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Licences;
import org.shuyuan.catalog.PublicAddress;

/**
 * Renders METS 1.12: the description in simple Dublin Core, each file that can be fetched with its size, type, digest and
 * address, and what belongs to what. Where the licence keeps the files here, it names none.
 */
final class MetsXml {

    /** Grows whenever something else is written of the same resource. */
    private static final int LAYOUT = 1;

    private static final String XLINK = "http://www.w3.org/1999/xlink";

    private final Licences licences;
    private final PublicAddress address;
    private final RepositoryAddress repository;

    MetsXml(Licences licences, PublicAddress address, RepositoryAddress repository) {
        this.licences = licences;
        this.address = address;
        this.repository = repository;
    }

    /** @param dublinCore the record as an {@code oai_dc:dc} element */
    String render(LearningResource resource, String identifier, String dublinCore) {
        List<Asset> files = licences.handedOn(resource);
        // Unique in a page of many records.
        String description = "description-" + resource.id();
        XmlNode mets = XmlNode.outermost(
                        "mets:mets", MetadataFormat.METS.namespace(), MetadataFormat.METS.schema(repository))
                .attribute("xmlns:xlink", XLINK)
                .attribute("OBJID", identifier)
                .attribute("LABEL", resource.title())
                .attribute("TYPE", resource.kind());
        mets.add("mets:dmdSec")
                .attribute("ID", description)
                .add("mets:mdWrap")
                .attribute("MDTYPE", "DC")
                .add("mets:xmlData")
                .rendered(dublinCore);
        if (!files.isEmpty()) {
            XmlNode section = mets.add("mets:fileSec");
            byRole(files).forEach((role, group) -> {
                XmlNode node = section.add("mets:fileGrp").attribute("USE", role.id());
                group.forEach(file -> node.add(file(resource, file)));
            });
        }
        XmlNode whole = mets.add("mets:structMap").add("mets:div").attribute("DMDID", description);
        files.forEach(file -> {
            XmlNode part = whole.add("mets:div").attribute("TYPE", file.role().id());
            // METS has no language of a file; what a part is called is what tells two tracks apart.
            file.language().ifPresent(language -> part.attribute("LABEL", language));
            part.add("mets:fptr").attribute("FILEID", id(file));
        });
        return mets.toString();
    }

    String recipe() {
        return LAYOUT + " " + address.base() + licences.recipe();
    }

    private XmlNode file(LearningResource resource, Asset file) {
        XmlNode node = new XmlNode("mets:file")
                .attribute("ID", id(file))
                .attribute("SIZE", Long.toString(file.size()))
                .attribute("MIMETYPE", file.mediaType())
                .attribute("CHECKSUM", file.sha256())
                .attribute("CHECKSUMTYPE", "SHA-256");
        node.add("mets:FLocat")
                .attribute("LOCTYPE", "URL")
                .attribute("xlink:href", address.file(resource.id(), file.id()))
                .attribute("xlink:title", file.filename());
        return node;
    }

    /** An XML name, so it begins with a letter. */
    private static String id(Asset file) {
        return "file-" + file.id();
    }

    private static Map<AssetRole, List<Asset>> byRole(List<Asset> files) {
        return files.stream().collect(Collectors.groupingBy(Asset::role, TreeMap::new, Collectors.toList()));
    }
}
