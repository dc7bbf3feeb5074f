package org.shuyuan.share.oai;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.share.crosswalk.Crosswalk;
import org.shuyuan.share.crosswalk.Crosswalks;
import org.shuyuan.share.crosswalk.Fact;

/** Renders one format after its crosswalk: {@code ingest/crosswalks/<metadataPrefix>.yaml}. */
final class CrosswalkXml {

    private final Shape shape;
    private final String schema;
    private final Crosswalk crosswalk;
    private final Map<String, XmlPath> paths = new HashMap<>();

    /**
     * What a format asks of its crosswalk.
     *
     * @param element the outermost one
     * @param prefix of the elements within, with its colon; or nothing
     * @param namespaces besides that of the format, by prefix
     * @param parts what may stand directly in the outermost element
     */
    record Shape(
            MetadataFormat format, String element, String prefix, Map<String, String> namespaces, Set<String> parts) {

        static final Shape DUBLIN_CORE = new Shape(
                MetadataFormat.OAI_DC,
                "oai_dc:dc",
                "dc:",
                Map.of("dc", "http://purl.org/dc/elements/1.1/"),
                words("title creator subject description publisher contributor date type format identifier source"
                        + " language relation coverage rights"));

        static final Shape LOM = new Shape(
                MetadataFormat.LOM,
                "lom",
                "",
                Map.of(),
                words("general lifeCycle metaMetadata technical educational rights relation annotation"
                        + " classification"));

        static final Shape LRMI = new Shape(
                MetadataFormat.OAI_LRMI,
                "LearningResource",
                "",
                Map.of(),
                words("identifier url name description keywords about educationalLevel hasPart isPartOf teaches"
                        + " learningResourceType author publisher provider inLanguage dateCreated datePublished"
                        + " timeRequired numberOfPages encodingFormat contentSize license isBasedOn"
                        + " additionalProperty"));

        private static Set<String> words(String words) {
            return Set.copyOf(List.of(words.split(" ")));
        }

        Optional<String> fault(String target) {
            try {
                String part = XmlPath.of(target).root();
                return parts.contains(part)
                        ? Optional.empty()
                        : Optional.of("'" + part + "' is no element of " + format.prefix());
            } catch (IllegalArgumentException wrong) {
                return Optional.of(String.valueOf(wrong.getMessage()));
            }
        }
    }

    CrosswalkXml(Shape shape, Crosswalks crosswalks, RepositoryAddress address) {
        this.shape = shape;
        this.schema = shape.format().schema(address);
        this.crosswalk = crosswalks.read(shape.format().prefix(), shape::fault);
        crosswalk.rules().forEach(rule -> paths.put(rule.to(), XmlPath.of(rule.to())));
    }

    /**
     * An element that can stand in any document.
     *
     * @param known the facts that only the caller knows
     */
    String render(LearningResource resource, Map<Fact, List<String>> known) {
        XmlNode record = XmlNode.outermost(shape.element(), shape.format().namespace(), schema);
        shape.namespaces().forEach((prefix, namespace) -> record.attribute("xmlns:" + prefix, namespace));
        for (Crosswalk.Said said : crosswalk.say(resource, known)) {
            path(said.to()).say(record, shape.prefix(), said.from(), said.value());
        }
        return record.toString();
    }

    private XmlPath path(String target) {
        return Optional.ofNullable(paths.get(target)).orElseThrow();
    }

    String recipe() {
        return shape.format().prefix() + ' ' + schema + ' ' + crosswalk.recipe();
    }
}
