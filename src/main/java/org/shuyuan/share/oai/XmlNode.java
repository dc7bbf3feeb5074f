package org.shuyuan.share.oai;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import org.shuyuan.text.XmlText;

/**
 * An element while a record is rendered: with attributes, and text or children. Names carry their prefix; whoever makes
 * the outermost element declares the namespaces, so that it can stand in any document.
 */
final class XmlNode {

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<XmlNode> children = new ArrayList<>();
    private String text = "";
    private String rendered = "";

    XmlNode(String name) {
        this.name = name;
    }

    /** An outermost element, which says where the schema of its namespace lies. */
    static XmlNode outermost(String name, String namespace, String schema) {
        int colon = name.indexOf(':');
        return new XmlNode(name)
                .attribute(colon < 0 ? "xmlns" : "xmlns:" + name.substring(0, colon), namespace)
                .attribute("xmlns:xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)
                .attribute("xsi:schemaLocation", namespace + " " + schema);
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    Optional<String> attribute(String of) {
        return Optional.ofNullable(attributes.get(of));
    }

    List<XmlNode> children() {
        return Collections.unmodifiableList(children);
    }

    XmlNode attribute(String of, String value) {
        attributes.put(of, value);
        return this;
    }

    XmlNode text(String said) {
        text = said;
        return this;
    }

    /** An element that was rendered before. */
    XmlNode rendered(String element) {
        rendered = element;
        return this;
    }

    /** A new child; the answer is the child. */
    XmlNode add(String child) {
        return add(new XmlNode(child));
    }

    XmlNode add(XmlNode child) {
        children.add(child);
        return child;
    }

    /** The last child of this name. */
    Optional<XmlNode> last(String child) {
        return children.reversed().stream()
                .filter(node -> node.name.equals(child))
                .findFirst();
    }

    boolean says(XmlNode other) {
        return name.equals(other.name)
                && text.equals(other.text)
                && attributes.equals(other.attributes)
                && children.isEmpty()
                && other.children.isEmpty();
    }

    @Override
    public String toString() {
        StringBuilder xml = new StringBuilder(4096);
        write(xml);
        return xml.toString();
    }

    private void write(StringBuilder xml) {
        xml.append('<').append(name);
        attributes.forEach((of, value) -> {
            xml.append(' ')
                    .append(of)
                    .append("=\"")
                    .append(XmlText.escape(value))
                    .append('"');
        });
        if (text.isEmpty() && rendered.isEmpty() && children.isEmpty()) {
            xml.append("/>");
            return;
        }
        xml.append('>');
        xml.append(XmlText.escape(text)).append(rendered);
        children.forEach(child -> child.write(xml));
        xml.append("</").append(name).append('>');
    }
}
