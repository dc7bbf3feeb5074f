package org.shuyuan.preview;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Office documents, honest and others. */
public final class OfficeFile {

    public static final Path SLIDES = Path.of("ingest/samples/courseware/newtons-first-law.pptx");
    static final Path PLAN = Path.of("ingest/samples/lesson-plan/spring-dawn-plan.docx");
    static final String PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    static final String ODP = "application/vnd.oasis.opendocument.presentation";
    static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/";
    private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/";

    private OfficeFile() {}

    /** The slides of the sample, of which the second isn't shown in a talk. */
    public static Path slidesWithAHiddenOne(Path file) throws IOException {
        return changed(
                SLIDES, file, Map.of("ppt/slides/slide2.xml", xml -> xml.replace("<p:sld ", "<p:sld show=\"0\" ")));
    }

    /** A text of these paragraphs, each with a page of its own. */
    static Path text(Path file, String... paragraphs) throws IOException {
        StringBuilder body = new StringBuilder();
        for (String paragraph : paragraphs) {
            body.append("<w:p><w:pPr>%s</w:pPr><w:r><w:t>%s</w:t></w:r></w:p>"
                    .formatted(body.isEmpty() ? "" : "<w:pageBreakBefore/>", paragraph));
        }
        return docx(file, body.toString(), "");
    }

    /** A fraction, as the editor of formulas in Word writes it. */
    static Path formula(Path file, String above, String below) throws IOException {
        return docx(file, """
                <w:p><w:r><w:t>公式：</w:t></w:r><m:oMath xmlns:m="%smath"><m:f><m:num><m:r><m:t>%s</m:t></m:r></m:num>
                <m:den><m:r><m:t>%s</m:t></m:r></m:den></m:f></m:oMath></w:p>""".formatted(OFFICE, above, below), "");
    }

    /** Its pictures stand elsewhere. */
    static Path linked(Path file, String... pictures) throws IOException {
        StringBuilder body = new StringBuilder("<w:p><w:r><w:t>图片在别处</w:t></w:r></w:p>");
        StringBuilder links = new StringBuilder();
        for (int at = 0; at < pictures.length; at++) {
            body.append("""
                    <w:p><w:r><w:drawing><wp:inline><wp:extent cx="2000000" cy="2000000"/><wp:docPr id="1" name="p"/>
                    <a:graphic><a:graphicData uri="%1$spicture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="p"/>
                    <pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="link%2$d"/><a:stretch><a:fillRect/></a:stretch>
                    </pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="2000000"/></a:xfrm>
                    <a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
                    """.formatted(DRAWING, at));
            links.append(
                    "<Relationship Id=\"link%d\" Type=\"%srelationships/image\" Target=\"%s\" TargetMode=\"External\"/>"
                            .formatted(at, OFFICE, pictures[at]));
        }
        return docx(file, body.toString(), links.toString());
    }

    /** A slide whose pictures stand elsewhere. */
    static Path linkedSlide(Path file, String... pictures) throws IOException {
        return slide(file, Stream.of(pictures).map("""
                                <draw:frame svg:x="1cm" svg:y="1cm" svg:width="8cm" svg:height="4cm"><draw:image xlink:href="%s"
                                  xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame>
                                """::formatted).collect(Collectors.joining()), """
                <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
                <manifest:file-entry manifest:full-path="/" manifest:media-type="%s"/>
                <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>
                """.formatted(ODP));
    }

    /** So long that nobody waits for its last page. */
    static Path endless(Path file) throws IOException {
        return thick(file, 100_000);
    }

    /** So many paragraphs of half a page each. */
    public static Path thick(Path file, int paragraphs) throws IOException {
        return docx(
                file,
                "<w:p><w:r><w:t>%s</w:t></w:r></w:p>"
                        .formatted("长句子".repeat(200))
                        .repeat(paragraphs),
                "");
    }

    /** A text in OpenDocument whose macro writes a file as soon as it is opened. */
    static Path withMacro(Path file, Path written) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        parts.put("content.xml", """
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
                  xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" xmlns:dom="http://www.w3.org/2001/xml-events"
                  xmlns:ooo="http://openoffice.org/2004/office" office:version="1.2">
                <office:scripts><office:event-listeners>
                <script:event-listener script:language="ooo:script" script:event-name="dom:load" xlink:type="simple"
                  xlink:href="vnd.sun.star.script:Standard.Module1.Main?language=Basic&amp;location=document"/>
                </office:event-listeners></office:scripts>
                <office:body><office:text><text:p>有宏的教案</text:p></office:text></office:body></office:document-content>""");
        parts.put("Basic/script-lc.xml", """
                <!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
                <library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
                <library:library library:name="Standard" library:link="false"/></library:libraries>""");
        parts.put("Basic/Standard/script-lb.xml", """
                <!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
                <library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
                  library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>""");
        parts.put("Basic/Standard/Module1.xml", """
                <!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
                <script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">Sub Main
                Open "%s" For Output As #1
                Print #1, "ran"
                Close #1
                End Sub</script:module>""".formatted(written));
        parts.put("META-INF/manifest.xml", """
                <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
                <manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
                <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
                <manifest:file-entry manifest:full-path="Basic/script-lc.xml" manifest:media-type="text/xml"/>
                <manifest:file-entry manifest:full-path="Basic/Standard/script-lb.xml" manifest:media-type="text/xml"/>
                <manifest:file-entry manifest:full-path="Basic/Standard/Module1.xml" manifest:media-type="text/xml"/>
                </manifest:manifest>""");
        return zip(file, parts);
    }

    /** Slides without the list of their parts: their text can be read, and LibreOffice opens none such. */
    static Path unlisted(Path file, String words) throws IOException {
        return slide(
                file, "<draw:frame><draw:text-box><text:p>" + words + "</text:p></draw:text-box></draw:frame>", "");
    }

    private static Path slide(Path file, String content, String manifest) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        parts.put("content.xml", """
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                  xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
                  xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
                  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
                <office:body><office:presentation><draw:page draw:name="a">%s</draw:page></office:presentation></office:body>
                </office:document-content>""".formatted(content));
        if (!manifest.isEmpty()) {
            parts.put("META-INF/manifest.xml", manifest);
        }
        return zip(file, parts);
    }

    /** The first half of an honest one. */
    static Path broken(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(SLIDES);
        return Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
    }

    private static Path docx(Path file, String body, String links) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        parts.put("[Content_Types].xml", """
                <Types xmlns="%scontent-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="%s.main+xml"/></Types>
                """.formatted(PACKAGE, DOCX));
        parts.put(
                "_rels/.rels",
                relationships(
                        "<Relationship Id=\"main\" Type=\"%srelationships/officeDocument\" Target=\"word/document.xml\"/>"
                                .formatted(OFFICE)));
        parts.put("word/_rels/document.xml.rels", relationships(links));
        parts.put("word/document.xml", """
                <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="%srelationships"
                  xmlns:wp="%2$swordprocessingDrawing" xmlns:a="%2$smain" xmlns:pic="%2$spicture"><w:body>""".formatted(OFFICE, DRAWING) + body + "</w:body></w:document>");
        return zip(file, parts);
    }

    private static String relationships(String all) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + all + "</Relationships>";
    }

    private static Path zip(Path file, Map<String, String> parts) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".getBytes(StandardCharsets.UTF_8));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static Path changed(Path from, Path to, Map<String, UnaryOperator<String>> changes) throws IOException {
        try (ZipFile given = new ZipFile(from.toFile());
                OutputStream out = Files.newOutputStream(to);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry : given.stream().toList()) {
                byte[] bytes = given.getInputStream(entry).readAllBytes();
                UnaryOperator<String> change = changes.get(entry.getName());
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(
                        change == null
                                ? bytes
                                : change.apply(new String(bytes, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return to;
    }
}
