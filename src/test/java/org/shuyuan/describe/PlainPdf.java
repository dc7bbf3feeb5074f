package org.shuyuan.describe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a PDF of many pages with a line on each (ISO 32000-1), small enough to see what is in it. */
final class PlainPdf {

    private PlainPdf() {}

    static Path write(Path file, int pages) throws IOException {
        List<String> objects = new ArrayList<>();
        objects.add("<</Type/Catalog/Pages 2 0 R>>");
        String kids = IntStream.range(0, pages)
                .mapToObj(page -> (4 + 2 * page) + " 0 R")
                .collect(Collectors.joining(" "));
        objects.add("<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 595 842]>>".formatted(pages, kids));
        objects.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        for (int page = 1; page <= pages; page++) {
            String content = "BT /F 12 Tf 72 700 Td (Page %d of the long book) Tj ET".formatted(page);
            objects.add("<</Type/Page/Parent 2 0 R/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
                    .formatted(objects.size() + 2));
            objects.add("<</Length %d>>stream\n%s\nendstream".formatted(content.length(), content));
        }
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        StringBuilder table = new StringBuilder("xref\n0 %d\n0000000000 65535 f \n".formatted(objects.size() + 1));
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(pdf.length()));
            pdf.append(i + 1).append(" 0 obj").append(objects.get(i)).append("endobj\n");
        }
        int start = pdf.length();
        pdf.append(table)
                .append("trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
                        .formatted(objects.size() + 1, start));
        return Files.write(file, pdf.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
