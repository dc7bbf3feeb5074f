package org.shuyuan.share.oai;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats that records are given out in. */
enum MetadataFormat {
    /** Simple Dublin Core; the protocol asks every repository for it. */
    OAI_DC("http://www.openarchives.org/OAI/2.0/oai_dc/", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"),
    /** Learning Object Metadata in the XML binding of IEEE 1484.12.3; GB/T 21365-2008 has the same elements. */
    LOM("http://ltsc.ieee.org/xsd/LOM", "http://ltsc.ieee.org/xsd/lomv1.0/lomLoose.xsd"),
    /** The properties that schema.org has for a LearningResource, those of LRMI among them, as XML. */
    OAI_LRMI("http://shuyuan.org/ns/oai_lrmi/", "/oai/schemas/oai_lrmi.xsd"),
    /** METS 1.12: all files that can be fetched. */
    METS("http://www.loc.gov/METS/", "http://www.loc.gov/standards/mets/mets.xsd");

    private final String namespace;
    private final String schema;

    MetadataFormat(String namespace, String schema) {
        this.namespace = namespace;
        this.schema = schema;
    }

    /** The metadataPrefix. It is the name of the column as well, in which this format is kept. */
    String prefix() {
        return name().toLowerCase(Locale.ROOT);
    }

    String namespace() {
        return namespace;
    }

    /** Where its schema lies. */
    String schema(RepositoryAddress address) {
        return schema.startsWith("/") ? address.of(schema) : schema;
    }

    static Optional<MetadataFormat> of(String prefix) {
        return Arrays.stream(values())
                .filter(format -> format.prefix().equals(prefix))
                .findFirst();
    }
}
