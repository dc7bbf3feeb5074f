package org.shuyuan.scan;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Writes a PDF (ISO 32000-1) as a scanner does: a picture on each page and no text. */
public final class ScannedPdf {

    private static final int DOTS_PER_INCH = 200;
    /** A4, in points. */
    private static final int WIDTH = 595;

    private static final int HEIGHT = 842;

    private final List<byte[]> objects = new ArrayList<>();
    private final List<Integer> pages = new ArrayList<>();

    public ScannedPdf() {
        // The catalog and the list of pages, written in the end.
        objects.add(new byte[0]);
        objects.add(new byte[0]);
        objects.add(ascii("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"));
    }

    /** A page on which these lines are printed, each in one piece. */
    public ScannedPdf picture(String... lines) throws IOException {
        return picture(WIDTH, HEIGHT, printed(lines));
    }

    /** The same with a few words that can be read below the picture. */
    public ScannedPdf stamped(String ascii, String... lines) throws IOException {
        return page(
                WIDTH,
                HEIGHT,
                "/XObject<</I %d 0 R>>/Font<</F 3 0 R>>".formatted(jpeg(printed(lines))),
                "q %d 0 0 %d 0 0 cm /I Do Q BT /F 12 Tf 72 30 Td (%s) Tj ET".formatted(WIDTH, HEIGHT, ascii));
    }

    /** A page of this size in points with a picture that fills it. */
    ScannedPdf picture(int width, int height, BufferedImage picture) throws IOException {
        return show(width, height, jpeg(picture));
    }

    private int jpeg(BufferedImage picture) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", jpeg);
        return stream(
                "/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode"
                        .formatted(picture.getWidth(), picture.getHeight()),
                jpeg.toByteArray());
    }

    /** A page of this size in points with a picture that says how large it is, of these packed bytes. */
    ScannedPdf packed(int width, int height, int pixels, byte[] deflated) {
        int image = stream(
                "/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode"
                        .formatted(pixels, pixels),
                deflated);
        return show(width, height, image);
    }

    /** A page with text that can be read at once. */
    public ScannedPdf text(String ascii) {
        return page(WIDTH, HEIGHT, "/Font<</F 3 0 R>>", "BT /F 12 Tf 72 700 Td (" + ascii + ") Tj ET");
    }

    public ScannedPdf blank() {
        return page(WIDTH, HEIGHT, "", "");
    }

    public Path write(Path file) throws IOException {
        StringBuilder kids = new StringBuilder();
        pages.forEach(page -> kids.append(page).append(" 0 R "));
        objects.set(0, ascii("<</Type/Catalog/Pages 2 0 R>>"));
        objects.set(1, ascii("<</Type/Pages/Count %d/Kids[%s]>>".formatted(pages.size(), kids)));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.write(ascii("%PDF-1.4\n"));
        StringBuilder table = new StringBuilder("xref\n0 %d\n0000000000 65535 f \n".formatted(objects.size() + 1));
        for (int at = 0; at < objects.size(); at++) {
            table.append("%010d 00000 n \n".formatted(pdf.size()));
            pdf.write(ascii((at + 1) + " 0 obj"));
            pdf.write(objects.get(at));
            pdf.write(ascii("endobj\n"));
        }
        int start = pdf.size();
        pdf.write(ascii(table
                + "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n".formatted(objects.size() + 1, start)));
        return Files.write(file, pdf.toByteArray());
    }

    /** A page as a grey map (PGM), as it comes to whoever reads it. */
    static Path drawn(Path file, String... lines) throws IOException {
        BufferedImage page = printed(lines);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(ascii("P5\n%d %d\n255\n".formatted(page.getWidth(), page.getHeight())));
            for (int y = 0; y < page.getHeight(); y++) {
                for (int x = 0; x < page.getWidth(); x++) {
                    out.write(page.getRaster().getSample(x, y, 0));
                }
            }
        }
        return file;
    }

    /** Black on white, with the grain of paper. */
    static BufferedImage printed(String... lines) {
        int width = WIDTH * DOTS_PER_INCH / 72;
        int height = HEIGHT * DOTS_PER_INCH / 72;
        BufferedImage paper = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D print = paper.createGraphics();
        print.setColor(new Color(246, 246, 246));
        print.fillRect(0, 0, width, height);
        print.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        print.setColor(new Color(30, 30, 30));
        print.setFont(new Font("WenQuanYi Micro Hei", Font.PLAIN, 33));
        int y = 200;
        for (String line : lines) {
            print.drawString(line, 170, y);
            y += 58;
        }
        print.dispose();
        return paper;
    }

    private ScannedPdf show(int width, int height, int image) {
        return page(
                width,
                height,
                "/XObject<</I %d 0 R>>".formatted(image),
                "q %d 0 0 %d 0 0 cm /I Do Q".formatted(width, height));
    }

    private ScannedPdf page(int width, int height, String resources, String drawing) {
        int content = stream("", ascii(drawing));
        objects.add(ascii("<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Resources<<%s>>/Contents %d 0 R>>"
                .formatted(width, height, resources, content)));
        pages.add(objects.size());
        return this;
    }

    private int stream(String entries, byte[] bytes) {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        object.writeBytes(ascii("<<%s/Length %d>>stream\n".formatted(entries, bytes.length)));
        object.writeBytes(bytes);
        object.writeBytes(ascii("\nendstream"));
        objects.add(object.toByteArray());
        return objects.size();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
