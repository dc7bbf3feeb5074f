package org.shuyuan.share.harvest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * An element of metadata as names and values, for a crosswalk to read: {@code general/title/string}, and for an attribute
 * {@code about@termCode}. Elements that are told apart by what they say are so by name:
 * {@code classification[discipline]/taxonPath[shuyuan:subject]/taxon/id}, {@code about[shuyuan:subject]@termCode}.
 */
final class Flattened {

    /** More is no description of a lesson. */
    private static final int MOST_VALUES = 5_000;

    private static final int DEEPEST = 32;

    /** Of LOM: what a classification is for, which taxonomy a path is of, who contributes as what, whose identifier it is. */
    private static final List<List<String>> QUALIFIERS = List.of(
            List.of("purpose", "value"), List.of("source", "string"), List.of("role", "value"), List.of("catalog"));

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

    /** What an element is about stands in its name: of several alike, the reader of a format wants one. */
    private static String name(Element element) {
        String set = element.getAttribute("inDefinedTermSet");
        return element.getLocalName()
                + Stream.concat(Stream.of(set), QUALIFIERS.stream().map(path -> text(element, path)))
                        .filter(qualifier -> !qualifier.isBlank())
                        .findFirst()
                        .map(qualifier -> "[" + qualifier.strip() + "]")
                        .orElse("");
    }

    /** The text at a path of local names below an element; empty where there is none. */
    private static String text(Element element, List<String> path) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getLocalName().equals(path.getFirst())) {
                return path.size() == 1 ? child.getTextContent() : text(child, path.subList(1, path.size()));
            }
        }
        return "";
    }
}
