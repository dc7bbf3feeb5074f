package org.shuyuan.share.harvest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuyuan.catalog.Provenance;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads where a record came from before it came to the repository that gives it: the {@code provenance} container of the
 * implementation guidelines of OAI-PMH 2.0, whose {@code originDescription}s are nested, the nearest outermost.
 */
final class Ways {

    private static final String PROVENANCE = "http://www.openarchives.org/OAI/2.0/provenance";

    /** Four levels, and some neighbours between them; what came farther goes in circles. */
    private static final int MOST_HOPS = 16;

    private Ways() {}

    /** The hops behind the repository that gives the record; those that are incomplete end the way. */
    static List<Provenance.Hop> of(List<Element> about) {
        List<Provenance.Hop> hops = new ArrayList<>();
        for (Element container : about) {
            if (PROVENANCE.equals(container.getNamespaceURI())) {
                Optional<Element> description = child(container, "originDescription");
                while (description.isPresent() && hops.size() < MOST_HOPS) {
                    Optional<Provenance.Hop> hop = hop(description.get());
                    if (hop.isEmpty()) {
                        break;
                    }
                    hops.add(hop.get());
                    description = child(description.get(), "originDescription");
                }
            }
        }
        return hops;
    }

    private static Optional<Provenance.Hop> hop(Element description) {
        String base = text(description, "baseURL");
        String identifier = text(description, "identifier");
        if (base.isEmpty() || identifier.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Provenance.Hop(
                base,
                identifier,
                text(description, "datestamp"),
                text(description, "metadataNamespace"),
                description.getAttribute("harvestDate"),
                description.getAttribute("altered").equals("true")));
    }

    private static String text(Element parent, String name) {
        return child(parent, name)
                .map(element -> element.getTextContent().strip())
                .orElse("");
    }

    private static Optional<Element> child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && name.equals(element.getLocalName())
                    && PROVENANCE.equals(element.getNamespaceURI())) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }
}
