package org.shuyuan.share.feed;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.shuyuan.text.XmlText;

/** An XML document while it is written; complete in memory before its first byte leaves. Names may have prefixes that the root declares. */
final class Markup {

    private final StringWriter text = new StringWriter(16_384);
    private final XMLStreamWriter xml;

    private Markup() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw unwritable(e);
        }
    }

    /** @param namespaces by prefix; the empty one is of names without */
    static Markup begin(String root, Map<String, String> namespaces, Map<String, String> attributes) {
        Markup document = new Markup();
        try {
            document.xml.writeStartDocument("UTF-8", "1.0");
            document.xml.writeStartElement(root);
            for (Map.Entry<String, String> namespace : new TreeMap<>(namespaces).entrySet()) {
                if (namespace.getKey().isEmpty()) {
                    document.xml.writeDefaultNamespace(namespace.getValue());
                } else {
                    document.xml.writeNamespace(namespace.getKey(), namespace.getValue());
                }
            }
            return document.attributes(attributes);
        } catch (XMLStreamException e) {
            throw unwritable(e);
        }
    }

    Markup open(String name) {
        return open(name, Map.of());
    }

    Markup open(String name, Map<String, String> attributes) {
        try {
            xml.writeStartElement(name);
            return attributes(attributes);
        } catch (XMLStreamException e) {
            throw unwritable(e);
        }
    }

    Markup close() {
        try {
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw unwritable(e);
        }
    }

    Markup element(String name, String content) {
        return element(name, Map.of(), content);
    }

    Markup element(String name, Map<String, String> attributes, String content) {
        open(name, attributes);
        try {
            xml.writeCharacters(XmlText.clean(content));
        } catch (XMLStreamException e) {
            throw unwritable(e);
        }
        return close();
    }

    /** Nothing where there is no content. */
    Markup element(String name, Optional<String> content) {
        content.ifPresent(given -> element(name, given));
        return this;
    }

    Markup empty(String name, Map<String, String> attributes) {
        try {
            xml.writeEmptyElement(name);
            return attributes(attributes);
        } catch (XMLStreamException e) {
            throw unwritable(e);
        }
    }

    byte[] end() {
        try {
            xml.writeEndDocument();
            xml.close();
            return text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (XMLStreamException e) {
            throw unwritable(e);
        }
    }

    private Markup attributes(Map<String, String> attributes) throws XMLStreamException {
        // In one order on every node, so that the same document has the same tag.
        for (Map.Entry<String, String> attribute : new TreeMap<>(attributes).entrySet()) {
            xml.writeAttribute(attribute.getKey(), XmlText.clean(attribute.getValue()));
        }
        return this;
    }

    private static IllegalStateException unwritable(XMLStreamException e) {
        return new IllegalStateException("Text in memory can't fail to be written", e);
    }
}
