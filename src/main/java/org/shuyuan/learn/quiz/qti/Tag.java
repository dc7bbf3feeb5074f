package org.shuyuan.learn.quiz.qti;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** An element of QTI, by the names of 2.x: {@code qti-simple-choice} of 3.0 is {@code simpleChoice}. */
record Tag(Element element) {

    private static final Pattern HYPHEN = Pattern.compile("-([a-z])");
    private static final String FAMILY = "http://www.imsglobal.org/xsd/";
    private static final String DEEPEST = "50";
    private static final String MOST_ATTRIBUTES = "100";

    /**
     * The root of a document that nobody trusts: it has no DTD, opens no file and no address, and is no deeper than people write.
     *
     * @param name of the file, for the words of the problem
     * @throws Problem {@link ProblemType#QUIZ_UNREADABLE}
     */
    static Tag read(String name, byte[] xml) {
        try {
            Element root = builder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
            String namespace = root.getNamespaceURI();
            if (namespace == null || !namespace.startsWith(FAMILY)) {
                throw Problem.of(ProblemType.QUIZ_UNREADABLE, name);
            }
            return new Tag(root);
        } catch (IOException | SAXException unreadable) {
            throw Problem.because(unreadable, ProblemType.QUIZ_UNREADABLE, name);
        }
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
            factory.setAttribute("jdk.xml.elementAttributeLimit", MOST_ATTRIBUTES);
            factory.setIgnoringComments(true);
            factory.setCoalescing(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The default parser has these settings", e);
        }
    }

    String name() {
        String name = element.getLocalName();
        return name.startsWith("qti-")
                ? HYPHEN.matcher(name.substring("qti-".length()))
                        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT))
                : name;
    }

    boolean is(String name) {
        return name().equals(name);
    }

    /** @param name as 2.x has it; empty where there is none */
    String attribute(String name) {
        String hyphened = name.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return element.hasAttribute(name) ? element.getAttribute(name) : element.getAttribute(hyphened);
    }

    /** All text in it. */
    String text() {
        return element.getTextContent().strip();
    }

    /** Elements and text that it consists of. */
    Stream<Node> nodes() {
        NodeList nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item);
    }

    Stream<Tag> children() {
        return nodes().filter(Element.class::isInstance).map(node -> new Tag((Element) node));
    }

    Stream<Tag> children(String name) {
        return children().filter(child -> child.is(name));
    }

    Optional<Tag> child(String name) {
        return children(name).findFirst();
    }

    /** All elements below it, in the order of the document. */
    Stream<Tag> below() {
        return children().flatMap(child -> Stream.concat(Stream.of(child), child.below()));
    }

    Stream<Tag> below(String name) {
        return below().filter(tag -> tag.is(name));
    }

    /** The texts of {@code value} in the child of this name. */
    List<String> values(String name) {
        return children(name)
                .flatMap(child -> child.children("value"))
                .map(Tag::text)
                .toList();
    }
}
