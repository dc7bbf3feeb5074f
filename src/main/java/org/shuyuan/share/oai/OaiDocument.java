package org.shuyuan.share.oai;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An answer while it is written. It is complete in memory before its first byte leaves, so it never breaks off. */
final class OaiDocument {

    private static final String NAMESPACE = "http://www.openarchives.org/OAI/2.0/";
    private static final String OAI_SCHEMAS = "http://www.openarchives.org/OAI/2.0/";
    private static final String SCHEMA = NAMESPACE + " http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd";

    private final StringWriter text = new StringWriter(16_384);
    private final XMLStreamWriter xml;

    private OaiDocument() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw unwritable(e);
        }
    }

    /** @param echo the arguments that the {@code request} element repeats */
    static OaiDocument begin(Instant responseDate, String base, Map<String, String> echo) {
        OaiDocument document = new OaiDocument();
        try {
            document.xml.writeStartDocument("UTF-8", "1.0");
            document.xml.writeStartElement("OAI-PMH");
            document.xml.writeDefaultNamespace(NAMESPACE);
            document.xml.writeNamespace("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
            document.xml.writeAttribute("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "schemaLocation", SCHEMA);
        } catch (XMLStreamException e) {
            throw unwritable(e);
        }
        return document.element("responseDate", Granularity.write(responseDate)).element("request", base, echo);
    }

    OaiDocument open(String name) {
        return open(name, Map.of());
    }

    OaiDocument open(String name, Map<String, String> attributes) {
        try {
            xml.writeStartElement(name);
            for (Map.Entry<String, String> attribute : attributes.entrySet()) {
                xml.writeAttribute(attribute.getKey(), XmlText.clean(attribute.getValue()));
            }
            return this;
        } catch (XMLStreamException e) {
            throw unwritable(e);
        }
    }

    /** Opens an element of another vocabulary, whose schema lies beside its namespace. */
    OaiDocument openIn(String namespace, String name) {
        try {
            xml.writeStartElement(name);
            xml.writeDefaultNamespace(namespace);
            xml.writeAttribute(
                    "xsi",
                    XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI,
                    "schemaLocation",
                    namespace + " " + OAI_SCHEMAS + name + ".xsd");
            return this;
        } catch (XMLStreamException e) {
            throw unwritable(e);
        }
    }

    OaiDocument close() {
        try {
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw unwritable(e);
        }
    }

    OaiDocument element(String name, String value) {
        return element(name, value, Map.of());
    }

    OaiDocument element(String name, String value, Map<String, String> attributes) {
        open(name, attributes);
        try {
            xml.writeCharacters(XmlText.clean(value));
        } catch (XMLStreamException e) {
            throw unwritable(e);
        }
        return close();
    }

    /** Puts an element here as it was rendered before, inside of the one that is open. */
    OaiDocument rendered(String element) {
        try {
            // Writing nothing ends the start tag, which is kept open for attributes otherwise.
            xml.writeCharacters("");
            xml.flush();
            text.write(element);
            return this;
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

    private static IllegalStateException unwritable(XMLStreamException e) {
        return new IllegalStateException("Text in memory can't fail to be written", e);
    }
}
