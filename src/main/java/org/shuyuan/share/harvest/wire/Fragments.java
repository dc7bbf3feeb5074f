package org.shuyuan.share.harvest.wire;

import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Makes documents of their own out of elements of a page. Comments, instructions and indentation are left out. */
final class Fragments {

    private final DocumentBuilder builder;

    Fragments() {
        try {
            builder = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The default parser can be configured by default", e);
        }
    }

    /**
     * The element at which the cursor stands, and which then has ended.
     *
     * @param end the weight of the cursor from which on nothing is kept
     * @return nothing if the end was passed
     */
    Optional<Element> read(Cursor cursor, long end) {
        return new Fragment(cursor, builder.newDocument()).read(end);
    }

    private static final class Fragment {

        private final Cursor cursor;
        private final XMLStreamReader xml;
        private final Document document;
        private final StringBuilder text = new StringBuilder();

        Fragment(Cursor cursor, Document document) {
            this.cursor = cursor;
            this.xml = cursor.xml();
            this.document = document;
        }

        Optional<Element> read(long end) {
            int floor = cursor.depth();
            Element root = element();
            cursor.prefixes().forEach((prefix, namespace) -> declare(root, prefix, namespace));
            document.appendChild(root);
            Node at = root;
            while (cursor.depth() >= floor) {
                int event = cursor.next();
                if (cursor.weight() <= end) {
                    at = after(event, at);
                }
            }
            return cursor.weight() <= end ? Optional.of(root) : Optional.empty();
        }

        private Node after(int event, Node at) {
            return switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    endText(at);
                    yield at.appendChild(element());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    endText(at);
                    yield Objects.requireNonNull(at.getParentNode());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    yield at;
                }
                default -> at;
            };
        }

        private void endText(Node at) {
            String said = text.toString();
            boolean indentation = said.isBlank() && said.indexOf('\n') >= 0;
            if (!said.isEmpty() && !indentation) {
                at.appendChild(document.createTextNode(said));
            }
            text.setLength(0);
        }

        private Element element() {
            Element element =
                    document.createElementNS(xml.getNamespaceURI(), qualified(xml.getPrefix(), xml.getLocalName()));
            for (int i = 0; i < xml.getNamespaceCount(); i++) {
                declare(element, xml.getNamespacePrefix(i), xml.getNamespaceURI(i));
            }
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                element.setAttributeNS(
                        xml.getAttributeNamespace(i),
                        qualified(xml.getAttributePrefix(i), xml.getAttributeLocalName(i)),
                        xml.getAttributeValue(i));
            }
            return element;
        }

        private static void declare(Element element, @Nullable String prefix, @Nullable String namespace) {
            element.setAttributeNS(
                    XMLConstants.XMLNS_ATTRIBUTE_NS_URI,
                    prefix == null || prefix.isEmpty()
                            ? XMLConstants.XMLNS_ATTRIBUTE
                            : XMLConstants.XMLNS_ATTRIBUTE + ":" + prefix,
                    Objects.requireNonNullElse(namespace, ""));
        }

        private static String qualified(@Nullable String prefix, String name) {
            return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
        }
    }
}
