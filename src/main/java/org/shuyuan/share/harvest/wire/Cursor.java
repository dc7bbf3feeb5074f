package org.shuyuan.share.harvest.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.shuyuan.share.harvest.wire.HarvestTrouble.Kind;

/**
 * Goes through an XML document that nobody trusts: without DTD and entities, of bounded depth and number of elements. What
 * isn't asked for is passed over, and checked all the same.
 */
final class Cursor {

    static final String OAI = "http://www.openarchives.org/OAI/2.0/";

    /** A million elements, each an object in memory, are of the size of a heap. */
    private static final int MOST_NODES = 1_000_000;

    /** What an element takes in memory, however short its name. */
    private static final int ELEMENT_WEIGHT = 50;

    private static final Map<String, Object> SETTINGS = Map.of(
            XMLInputFactory.SUPPORT_DTD,
            false,
            XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES,
            false,
            XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES,
            false,
            XMLInputFactory.IS_NAMESPACE_AWARE,
            true,
            XMLConstants.ACCESS_EXTERNAL_DTD,
            "",
            "jdk.xml.maxElementDepth",
            "100",
            "jdk.xml.elementAttributeLimit",
            "100");

    private final Counted bytes;
    private final XMLStreamReader xml;
    private final Deque<Map<String, String>> scopes = new ArrayDeque<>();
    private int depth;
    private int nodes;
    private long weight;

    private Cursor(Counted bytes, XMLStreamReader xml) {
        this.bytes = bytes;
        this.xml = xml;
    }

    static Cursor over(InputStream bytes) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        SETTINGS.forEach(factory::setProperty);
        try {
            Counted counted = new Counted(bytes);
            return new Cursor(counted, factory.createXMLStreamReader(Decoding.of(counted)));
        } catch (IOException | XMLStreamException e) {
            throw unreadable(e);
        }
    }

    /** 0 outside of the root, 1 in it. */
    int depth() {
        return depth;
    }

    /** Characters of names, values and text that were passed, and what their elements weigh besides. */
    long weight() {
        return weight;
    }

    /** Bytes of the document that were read. */
    long bytes() {
        return bytes.count();
    }

    XMLStreamReader xml() {
        return xml;
    }

    /** The name of the element, if it belongs to OAI-PMH; empty if not. */
    String name() {
        return isIn(OAI) ? xml.getLocalName() : "";
    }

    boolean isIn(String namespace) {
        return namespace.equals(xml.getNamespaceURI());
    }

    String attribute(String name) {
        return Objects.requireNonNullElse(xml.getAttributeValue(null, name), "");
    }

    /** Prefixes that are declared here or above, with their namespaces. */
    Map<String, String> prefixes() {
        Map<String, String> all = new LinkedHashMap<>();
        scopes.descendingIterator().forEachRemaining(all::putAll);
        return all;
    }

    /** Goes on to the next element in the one of this depth; answers whether there is one. Else that one has ended. */
    boolean child(int parent) {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (depth == parent + 1) {
                        return true;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth < parent) {
                        return false;
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {
                    // text between elements
                }
            }
        }
    }

    /** Goes to the end of the document. */
    void end() {
        while (xml.getEventType() != XMLStreamConstants.END_DOCUMENT) {
            next();
        }
    }

    /** All text in the element, which then has ended. Of text that is longer than {@code most}, one character more than that. */
    String text(int most) {
        int element = depth;
        StringBuilder text = new StringBuilder();
        while (next() != XMLStreamConstants.END_ELEMENT || depth >= element) {
            if (xml.isCharacters() || xml.getEventType() == XMLStreamConstants.CDATA) {
                int room = most + 1 - text.length();
                text.append(xml.getTextCharacters(), xml.getTextStart(), Math.min(room, xml.getTextLength()));
            }
        }
        return text.toString().strip();
    }

    /** The next event of {@link XMLStreamConstants}. */
    int next() {
        int event = read();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> begin();
            case XMLStreamConstants.END_ELEMENT -> {
                depth--;
                scopes.pop();
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                weight += xml.getTextLength();
            case XMLStreamConstants.DTD -> throw new HarvestTrouble(Kind.NOT_XML, "a DOCTYPE, which is not read");
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw new HarvestTrouble(Kind.NOT_XML, "an entity that isn't declared: &" + xml.getLocalName() + ";");
            default -> {
                // comments and instructions say nothing
            }
        }
        return event;
    }

    private void begin() {
        depth++;
        int attributes = xml.getAttributeCount();
        nodes += 1 + attributes + xml.getNamespaceCount();
        if (nodes > MOST_NODES) {
            throw new HarvestTrouble(Kind.TOO_LARGE, "more than " + MOST_NODES + " elements and attributes");
        }
        weight += ELEMENT_WEIGHT + xml.getLocalName().length();
        for (int i = 0; i < attributes; i++) {
            weight += xml.getAttributeLocalName(i).length()
                    + xml.getAttributeValue(i).length();
        }
        scopes.push(declarations());
    }

    private Map<String, String> declarations() {
        if (xml.getNamespaceCount() == 0) {
            return Map.of();
        }
        Map<String, String> declared = new LinkedHashMap<>();
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            declared.put(
                    Objects.requireNonNullElse(xml.getNamespacePrefix(i), ""),
                    Objects.requireNonNullElse(xml.getNamespaceURI(i), ""));
        }
        return declared;
    }

    private int read() {
        try {
            return xml.next();
        } catch (XMLStreamException e) {
            throw unreadable(e);
        } catch (RuntimeException e) {
            // The parser itself stumbles over some broken documents.
            throw unreadable(e);
        }
    }

    private static HarvestTrouble unreadable(Exception e) {
        String why = Optional.of(e)
                .filter(XMLStreamException.class::isInstance)
                .map(XMLStreamException.class::cast)
                .map(XMLStreamException::getNestedException)
                .filter(IOException.class::isInstance)
                .map(Throwable::getMessage)
                .orElse(String.valueOf(e.getMessage()));
        HarvestTrouble trouble = new HarvestTrouble(Kind.NOT_XML, why);
        trouble.initCause(e);
        return trouble;
    }
}
