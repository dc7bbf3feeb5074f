package org.shuyuan.extractor;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.LogManager;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Draws pages of a PDF for a recogniser and ends: {@code PageDrawing FILE FOLDER PAGE…}. Of each page, counted from 1, it leaves
 * {@code page-N.pgm} (grey, 8 bit), {@code page-N.blank} where nothing stands on it, or {@code page-N.failed}.
 */
final class PageDrawing {

    /** What recognisers of print are taught with. */
    private static final double DOTS_PER_INCH = 300;

    private static final double POINTS_PER_INCH = 72;
    /** Pixels of the longer edge of a page that says it is small: photographs are put on pages of any size. */
    private static final double LEAST_EDGE = 2_400;
    /** A3 has 17 million at full measure; what is larger is drawn coarser. */
    private static final double MOST_PIXELS = 18_000_000;
    /** Between the lightest and the darkest of a page on which something stands. */
    private static final int CONTRAST = 48;

    private PageDrawing() {}

    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        LogManager.getLogManager().reset();
        ImageIO.setUseCache(false);
        Path folder = Path.of(arguments[1]);
        try (PDDocument document =
                Loader.loadPDF(Path.of(arguments[0]).toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            for (int at = 2; at < arguments.length; at++) {
                int page = Integer.parseInt(arguments[at]);
                try {
                    draw(document, page, folder);
                } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError undrawn) {
                    System.err.println("page " + page + ": " + undrawn);
                    Files.writeString(folder.resolve("page-" + page + ".failed"), "");
                }
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private static void draw(PDDocument document, int page, Path folder) throws IOException {
        PDFRenderer renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        PDRectangle size = document.getPage(page - 1).getCropBox();
        BufferedImage picture =
                renderer.renderImage(page - 1, (float) scale(size.getWidth(), size.getHeight()), ImageType.GRAY);
        byte[] grey = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        if (isBlank(grey)) {
            Files.writeString(folder.resolve("page-" + page + ".blank"), "");
            return;
        }
        Path drawing = folder.resolve("drawing");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(drawing))) {
            out.write("P5 %d %d 255\n"
                    .formatted(picture.getWidth(), picture.getHeight())
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(grey);
        }
        // Whoever finds it finds it whole.
        Files.move(drawing, folder.resolve("page-" + page + ".pgm"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Pixels for each point. */
    private static double scale(double width, double height) {
        double wanted = Math.max(DOTS_PER_INCH / POINTS_PER_INCH, LEAST_EDGE / Math.max(1, Math.max(width, height)));
        double most = Math.sqrt(MOST_PIXELS / (Math.max(1, width) * Math.max(1, height)));
        return Math.min(wanted, most);
    }

    private static boolean isBlank(byte[] grey) {
        int lightest = 0;
        int darkest = 255;
        for (byte each : grey) {
            int light = each & 0xff;
            lightest = Math.max(lightest, light);
            darkest = Math.min(darkest, light);
        }
        return lightest - darkest < CONTRAST;
    }
}
