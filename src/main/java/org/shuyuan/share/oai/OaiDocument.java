package org.shuyuan.share.oai;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import javax.xml.XMLConstants;
import org.shuyuan.text.XmlText;

/** An answer while it is written. It is complete in memory before its first byte leaves, so it never breaks off. */
final class OaiDocument {

    private static final String NAMESPACE = "http://www.openarchives.org/OAI/2.0/";
    private static final String OAI_SCHEMAS = "http://www.openarchives.org/OAI/2.0/";
    private static final String SCHEMA = NAMESPACE + " http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd";
    private static final int USUAL_BYTES = 16_384;

    // Written as bytes, by hand: nearly all of a page was rendered before and is only copied.
    private byte[] bytes = new byte[USUAL_BYTES];
    private int length;
    private final Deque<String> open = new ArrayDeque<>();

    private OaiDocument() {}

    /** @param echo the arguments that the {@code request} element repeats */
    static OaiDocument begin(Instant responseDate, String base, Map<String, String> echo) {
        return new OaiDocument()
                .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .start(
                        "OAI-PMH",
                        attribute("xmlns", NAMESPACE)
                                + attribute("xmlns:xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)
                                + attribute("xsi:schemaLocation", SCHEMA))
                .element("responseDate", Granularity.write(responseDate))
                .element("request", base, echo);
    }

    OaiDocument open(String name) {
        return start(name, "");
    }

    OaiDocument open(String name, Map<String, String> attributes) {
        return start(name, written(attributes));
    }

    /** Opens an element of another vocabulary, whose schema lies beside its namespace. */
    OaiDocument openIn(String namespace, String name) {
        String schema = namespace + " " + OAI_SCHEMAS + name + ".xsd";
        return start(name, attribute("xmlns", namespace) + attribute("xsi:schemaLocation", schema));
    }

    OaiDocument close() {
        return write("</" + open.pop() + ">");
    }

    OaiDocument element(String name, String value) {
        return write("<" + name + ">" + XmlText.escape(value) + "</" + name + ">");
    }

    OaiDocument element(String name, String value, Map<String, String> attributes) {
        return write("<" + name + written(attributes) + ">" + XmlText.escape(value) + "</" + name + ">");
    }

    /** Puts elements here as they were rendered before, inside of the one that is open. */
    OaiDocument rendered(WrittenXml elements) {
        makeRoom(elements.length());
        length = elements.copyTo(bytes, length);
        return this;
    }

    /** Tells how many bytes are to come, so that what is written isn't copied again and again. */
    OaiDocument makeRoom(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
        return this;
    }

    byte[] end() {
        while (!open.isEmpty()) {
            close();
        }
        return Arrays.copyOf(bytes, length);
    }

    private OaiDocument start(String name, String attributes) {
        open.push(name);
        return write("<" + name + attributes + ">");
    }

    private static String written(Map<String, String> attributes) {
        StringBuilder written = new StringBuilder();
        attributes.forEach((name, value) -> written.append(attribute(name, value)));
        return written.toString();
    }

    private static String attribute(String name, String value) {
        return " " + name + "=\"" + XmlText.escape(value) + "\"";
    }

    private OaiDocument write(String xml) {
        return rendered(WrittenXml.of(xml));
    }
}
