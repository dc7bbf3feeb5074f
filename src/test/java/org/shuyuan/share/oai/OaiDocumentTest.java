package org.shuyuan.share.oai;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class OaiDocumentTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.999Z");

    @Test
    void aPageOfRecordsIsValid() {
        StoredRecord lesson = new StoredRecord(
                "oai:example.org:1", 1, NOW, false, List.of("org", "org:33"), dublinCore("二次函数 <1> & \"2\""), null);
        StoredRecord gone = new StoredRecord("oai:example.org:2", 2, NOW, true, List.of(), null, null);
        OaiDocument document = begin().open("ListRecords");

        RecordXml.record(document, lesson);
        RecordXml.record(document, gone);
        document.element("resumptionToken", "abc", Map.of("cursor", "0", "completeListSize", "400"));

        Document page = OaiSchema.validated(document.close().end());
        assertThat(page.getElementsByTagName("dc:title").item(0).getTextContent())
                .isEqualTo("二次函数 <1> & \"2\"");
        assertThat(page.getElementsByTagName("responseDate").item(0).getTextContent())
                .isEqualTo("2026-11-21T12:00:00Z");
    }

    @Test
    void whatXmlCannotHoldIsLeftOut() {
        String title = "二\u0000次\u0008函\uFFFE数\uD83D ok \uD83D\uDE00\r\nend\u001B";

        OaiDocument document = begin().open("GetRecord");
        RecordXml.record(
                document, new StoredRecord("oai:example.org:1", 1, NOW, false, List.of(), dublinCore(title), null));

        Document page = OaiSchema.validated(document.close().end());
        assertThat(page.getElementsByTagName("dc:title").item(0).getTextContent())
                .isEqualTo("二次函数 ok \uD83D\uDE00\nend");
    }

    @Test
    void anErrorIsValidWhateverItRepeats() {
        byte[] xml = OaiDocument.begin(
                        NOW,
                        "http://localhost:8080/oai",
                        Map.of("verb", "ListRecords", "resumptionToken", "\u0001<\"&'>"))
                .element("error", "没有 \u0002 <x>", Map.of("code", "badResumptionToken"))
                .end();

        assertThat(OaiSchema.validated(xml).getDocumentElement().getTextContent())
                .contains("没有  <x>");
        assertThat(new String(xml, StandardCharsets.UTF_8)).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    }

    private static OaiDocument begin() {
        return OaiDocument.begin(NOW, "http://localhost:8080/oai", Map.of("verb", "ListRecords"));
    }

    private static WrittenXml dublinCore(String title) {
        XmlNode record = XmlNode.outermost(
                        "oai_dc:dc",
                        MetadataFormat.OAI_DC.namespace(),
                        "http://www.openarchives.org/OAI/2.0/oai_dc.xsd")
                .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
        record.add("dc:title").text(title);
        record.add("dc:subject").text("数学");
        return WrittenXml.of(record.toString());
    }
}
