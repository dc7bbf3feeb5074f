package org.shuyuan.share.oai;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** The public schemas of all that we write and our own, read from files: no test asks the network. */
final class OaiSchema {

    private static final Schema SCHEMA = read();

    private OaiSchema() {}

    /** The document, if it is valid; else the test fails with what the validator says. */
    static Document validated(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
            SCHEMA.newValidator().validate(new DOMSource(document));
            return document;
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("Not valid: " + new String(xml, java.nio.charset.StandardCharsets.UTF_8), e);
        }
    }

    private static Schema read() {
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
            return factory.newSchema(Stream.of("/xsd/all.xsd", "/schemas/oai_lrmi.xsd")
                    .map(OaiSchema.class::getResource)
                    .map(file -> new StreamSource(Objects.requireNonNull(file).toString()))
                    .toArray(Source[]::new));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}
