package org.shuyuan.share.harvest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * An element of metadata as names and values, for a crosswalk to read: {@code general/title/string}, and for an attribute
 * {@code about@code}. Of LOM's classifications each stands under its purpose:
 * {@code classification[discipline]/taxonPath/taxon/id}.
 */
final class Flattened {

    /** More is no description of a lesson. */
    private static final int MOST_VALUES = 5_000;

    private static final int DEEPEST = 32;

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private int count;

    private Flattened() {}

    static Map<String, List<String>> of(Element metadata) {
        Flattened flattened = new Flattened();
        flattened.inside(metadata, "", 0);
        return flattened.values;
    }

    private void inside(Element element, String path, int depth) {
        boolean leaf = true;
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                leaf = false;
                if (depth < DEEPEST) {
                    inside(child, (path.isEmpty() ? "" : path + "/") + name(child), depth + 1);
                }
            }
        }
        if (leaf && !path.isEmpty()) {
            add(path, element.getTextContent());
        }
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (!"http://www.w3.org/2000/xmlns/".equals(attribute.getNamespaceURI())) {
                add(path + "@" + attribute.getLocalName(), attribute.getValue());
            }
        }
    }

    private void add(String path, String value) {
        if (!value.isBlank() && count++ < MOST_VALUES) {
            values.computeIfAbsent(path, _ -> new ArrayList<>()).add(value.strip());
        }
    }

    private static String name(Element element) {
        String name = element.getLocalName();
        if (!name.equals("classification")) {
            return name;
        }
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getLocalName().equals("purpose")) {
                for (Node said = child.getFirstChild(); said != null; said = said.getNextSibling()) {
                    if (said instanceof Element value && value.getLocalName().equals("value")) {
                        return name + "[" + value.getTextContent().strip() + "]";
                    }
                }
            }
        }
        return name;
    }
}
