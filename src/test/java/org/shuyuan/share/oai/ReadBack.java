package org.shuyuan.share.oai;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.namespace.NamespaceContext;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathNodes;
import org.shuyuan.catalog.Field;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** A record read as another Shuyuan reads it: what the catalog says, out of what a format says. */
final class ReadBack {

    private static final Map<String, String> NAMESPACES = new TreeMap<>(Map.of(
            "oai", "http://www.openarchives.org/OAI/2.0/",
            "lom", MetadataFormat.LOM.namespace(),
            "lrmi", MetadataFormat.OAI_LRMI.namespace(),
            "mets", MetadataFormat.METS.namespace(),
            "xlink", "http://www.w3.org/1999/xlink",
            "p", "http://www.openarchives.org/OAI/2.0/provenance",
            "r", "http://www.openarchives.org/OAI/2.0/rights/",
            "dc", "http://purl.org/dc/elements/1.1/"));

    private ReadBack() {}

    static Map<Field, List<String>> lom(Document page) {
        Map<Field, List<String>> said = new EnumMap<>(Field.class);
        said.put(Field.TITLE, texts(page, "//lom:general/lom:title/lom:string"));
        said.put(Field.DESCRIPTION, texts(page, "//lom:general/lom:description/lom:string"));
        said.put(Field.KEYWORDS, texts(page, "//lom:general/lom:keyword/lom:string"));
        said.put(Field.LANGUAGE, texts(page, "//lom:general/lom:language"));
        said.put(Field.CREATOR, names(texts(page, contribute("author") + "/lom:entity")));
        said.put(Field.PUBLISHER, names(texts(page, contribute("publisher") + "/lom:entity")));
        said.put(Field.DATE, texts(page, contribute("author") + "/lom:date/lom:dateTime"));
        said.put(Field.DURATION, seconds(texts(page, "//lom:technical/lom:duration/lom:duration")));
        for (Node path : nodes(page, "//lom:taxonPath")) {
            String source = texts(path, "lom:source/lom:string").getFirst();
            List<String> ids = texts(path, "lom:taxon/lom:id");
            said.computeIfAbsent(Field.of(source.replace("shuyuan:", "")), field -> new ArrayList<>())
                    .addAll(ids.isEmpty() ? texts(path, "lom:taxon/lom:entry/lom:string") : ids);
        }
        return said;
    }

    static Map<Field, List<String>> lrmi(Document page) {
        Map<Field, List<String>> said = new EnumMap<>(Field.class);
        said.put(Field.TITLE, texts(page, "//lrmi:name"));
        said.put(Field.DESCRIPTION, texts(page, "//lrmi:description"));
        said.put(Field.KEYWORDS, texts(page, "//lrmi:keywords"));
        said.put(Field.LANGUAGE, texts(page, "//lrmi:inLanguage"));
        said.put(Field.CREATOR, texts(page, "//lrmi:author"));
        said.put(Field.PUBLISHER, texts(page, "//lrmi:publisher"));
        said.put(Field.DATE, texts(page, "//lrmi:dateCreated"));
        said.put(Field.PAGES, texts(page, "//lrmi:numberOfPages"));
        said.put(Field.DURATION, seconds(texts(page, "//lrmi:timeRequired")));
        for (Node term : nodes(page, "//*[@inDefinedTermSet][not(self::lrmi:learningResourceType)]")) {
            String set = texts(term, "@inDefinedTermSet").getFirst();
            List<String> codes = texts(term, "@termCode");
            said.computeIfAbsent(Field.of(set.replace("shuyuan:", "")), field -> new ArrayList<>())
                    .addAll(codes.isEmpty() ? List.of(term.getTextContent()) : codes);
        }
        return said;
    }

    static List<String> texts(Node node, String path) {
        return nodes(node, path).stream().map(Node::getTextContent).toList();
    }

    private static List<Node> nodes(Node node, String path) {
        try {
            List<Node> found = new ArrayList<>();
            XPath xpath = XPathFactory.newDefaultInstance().newXPath();
            xpath.setNamespaceContext(new Namespaces());
            xpath.evaluateExpression(path, node, XPathNodes.class).forEach(found::add);
            return found;
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    private static String contribute(String role) {
        return "//lom:lifeCycle/lom:contribute[lom:role/lom:value='" + role + "']";
    }

    private static List<String> seconds(List<String> durations) {
        return durations.stream().map(text -> text.replaceAll("PT|S", "")).toList();
    }

    /** The names on vCards. */
    private static List<String> names(List<String> cards) {
        return cards.stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("FN:"))
                .map(line -> line.substring("FN:".length()).replaceAll("\\\\([,;\\\\])", "$1"))
                .toList();
    }

    private static final class Namespaces implements NamespaceContext {

        @Override
        public String getNamespaceURI(String prefix) {
            return NAMESPACES.getOrDefault(prefix, "");
        }

        @Override
        public String getPrefix(String namespace) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterator<String> getPrefixes(String namespace) {
            return Stream.<String>empty().iterator();
        }
    }
}
