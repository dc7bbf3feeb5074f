package org.shuyuan.share.oai;

import java.io.StringWriter;
import java.util.Collection;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an {@code oai_dc:dc} element that can stand in any document. */
final class DublinCoreXml {

    private static final String DC = "http://purl.org/dc/elements/1.1/";

    private DublinCoreXml() {}

    static String write(Map<String, ? extends Collection<String>> elements) {
        StringWriter text = new StringWriter();
        MetadataFormat format = MetadataFormat.OAI_DC;
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartElement("oai_dc", "dc", format.namespace());
            xml.writeNamespace("oai_dc", format.namespace());
            xml.writeNamespace("dc", DC);
            xml.writeNamespace("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
            xml.writeAttribute(
                    "xsi",
                    XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI,
                    "schemaLocation",
                    format.namespace() + " " + format.schema());
            for (Map.Entry<String, ? extends Collection<String>> element : elements.entrySet()) {
                for (String value : element.getValue()) {
                    xml.writeStartElement("dc", element.getKey(), DC);
                    xml.writeCharacters(XmlText.clean(value));
                    xml.writeEndElement();
                }
            }
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Text in memory can't fail to be written", e);
        }
        return text.toString();
    }
}
