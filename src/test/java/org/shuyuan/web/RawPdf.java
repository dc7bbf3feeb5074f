package org.shuyuan.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes a PDF object by object (ISO 32000-1), so that it can hold what no honest program writes. */
final class RawPdf {

    private static final int FONT = 3;

    private final List<byte[]> objects = new ArrayList<>();

    /** Answers the number of the object. */
    int add(String object) {
        return add(object.getBytes(StandardCharsets.ISO_8859_1));
    }

    int add(byte[] object) {
        objects.add(object);
        return objects.size();
    }

    int stream(String dictionary, byte[] content) {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        object.writeBytes(
                "<<%s/Length %d>>stream\n".formatted(dictionary, content.length).getBytes(StandardCharsets.ISO_8859_1));
        object.writeBytes(content);
        object.writeBytes("\nendstream".getBytes(StandardCharsets.ISO_8859_1));
        return add(object.toByteArray());
    }

    void set(int number, String object) {
        objects.set(number - 1, object.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The first object is the catalog. */
    Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] head = ("%PDF-1.7\n% " + UUID.randomUUID() + "\n").getBytes(StandardCharsets.ISO_8859_1);
            out.write(head);
            long at = head.length;
            StringBuilder table = new StringBuilder("xref\n0 %d\n0000000000 65535 f \n".formatted(objects.size() + 1));
            for (int i = 0; i < objects.size(); i++) {
                table.append("%010d 00000 n \n".formatted(at));
                byte[] before = (i + 1 + " 0 obj").getBytes(StandardCharsets.ISO_8859_1);
                byte[] after = "endobj\n".getBytes(StandardCharsets.ISO_8859_1);
                out.write(before);
                out.write(objects.get(i));
                out.write(after);
                at += before.length + objects.get(i).length + after.length;
            }
            table.append("trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n".formatted(objects.size() + 1, at));
            out.write(table.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
        return file;
    }

    /**
     * A book with a line on each page, and a picture that nothing makes smaller: a tree of pages ten wide, as programs write
     * it that write books.
     *
     * @param bytes of each picture
     * @param special what stands on page 37 and nowhere else
     */
    static Path book(Path file, int pages, int bytes, String special) throws IOException {
        RawPdf pdf = new RawPdf();
        pdf.add("<</Type/Catalog/Pages 2 0 R>>");
        pdf.add("");
        pdf.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        Random noise = new Random(pages);
        List<Integer> nodes = new ArrayList<>();
        for (int first = 1; first <= pages; first += 10) {
            int node = pdf.add("");
            List<Integer> leaves = new ArrayList<>();
            for (int page = first; page < Math.min(first + 10, pages + 1); page++) {
                byte[] picture = new byte[bytes];
                noise.nextBytes(picture);
                int image = pdf.stream(
                        "/Type/XObject/Subtype/Image/Width %d/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
                                .formatted(bytes),
                        picture);
                String words = page == 37 ? special : "of a long book";
                int content = pdf.stream(
                        "",
                        "BT /F 18 Tf 72 700 Td (Page %d %s) Tj ET q 450 0 0 40 72 600 cm /I Do Q"
                                .formatted(page, words)
                                .getBytes(StandardCharsets.ISO_8859_1));
                leaves.add(pdf.add(
                        "<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F %d 0 R>>/XObject<</I %d 0 R>>>>/Contents %d 0 R>>"
                                .formatted(node, FONT, image, content)));
            }
            pdf.set(
                    node,
                    "<</Type/Pages/Parent 2 0 R/Count %d/Kids[%s]>>".formatted(leaves.size(), references(leaves)));
            nodes.add(node);
        }
        pdf.set(2, "<</Type/Pages/Count %d/Kids[%s]>>".formatted(pages, references(nodes)));
        return pdf.write(file);
    }

    private static String references(List<Integer> numbers) {
        return numbers.stream().map(number -> number + " 0 R").collect(Collectors.joining(" "));
    }
}
