package org.shuyuan.share.oai;

import java.util.List;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Licences;
import org.shuyuan.catalog.Provenance;

/**
 * Renders what is said about a record: the way that it came, by the provenance guideline of OAI-PMH 2.0, and under which
 * licence it is handed on, by the rights guideline.
 */
final class AboutXml {

    /** Grows whenever something else is written of the same resource. */
    private static final int LAYOUT = 1;

    private static final String OAI = "http://www.openarchives.org/OAI/2.0/";
    private static final String PROVENANCE = OAI + "provenance";
    private static final String RIGHTS = OAI + "rights/";

    /** Where the rights begin, which are the last. */
    static final String RIGHTS_BEGIN = "<about><rights ";

    private final Licences licences;

    AboutXml(Licences licences) {
        this.licences = licences;
    }

    /** The {@code about} elements of a record, one after the other; empty where there is nothing to say. */
    String render(LearningResource resource) {
        StringBuilder about = new StringBuilder();
        resource.provenance().ifPresent(way -> about.append(about(provenance(way))));
        licences.url(resource).ifPresent(url -> about.append(about(rights(url))));
        return about.toString();
    }

    String recipe() {
        return LAYOUT + licences.recipe();
    }

    private static XmlNode about(XmlNode content) {
        XmlNode about = new XmlNode("about");
        about.add(content);
        return about;
    }

    /** The repository that it was taken from comes first, and within it the one where that had it from. */
    private static XmlNode provenance(Provenance way) {
        XmlNode provenance = XmlNode.outermost("provenance", PROVENANCE, OAI + "provenance.xsd");
        XmlNode at = provenance;
        for (Provenance.Hop hop : way.hops()) {
            at = at.add("originDescription")
                    .attribute("harvestDate", hop.harvested())
                    .attribute("altered", Boolean.toString(hop.altered()));
            at.add("baseURL").text(hop.baseUrl());
            at.add("identifier").text(hop.identifier());
            at.add("datestamp").text(hop.datestamp());
            at.add("metadataNamespace").text(hop.namespace());
        }
        return provenance;
    }

    private static XmlNode rights(String url) {
        XmlNode rights = XmlNode.outermost("rights", RIGHTS, OAI + "rights.xsd");
        rights.add("rightsReference").attribute("ref", url);
        return rights;
    }

    /** All licences under which records of this repository may come, for Identify. */
    static String manifest(List<String> urls) {
        XmlNode manifest = XmlNode.outermost("rightsManifest", RIGHTS, OAI + "rightsManifest.xsd")
                .attribute("appliesTo", OAI + "entity#metadata");
        urls.forEach(url -> manifest.add("rights").add("rightsReference").attribute("ref", url));
        return manifest.toString();
    }
}
