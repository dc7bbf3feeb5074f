package org.shuyuan.extractor;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;

/** Reads a PDF page by page, tells the pages that are nothing but pictures, and draws the first page. */
final class PdfReading extends TikaReading {

    /**
     * Lines further apart than this many character heights are paragraphs. Chinese is set with more air than the usual
     * 2.5 allows for: every line would be a paragraph, and every word that a line end cuts would be lost.
     */
    private static final float LEADING = 4;

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    /** Digits: what programs print on scanned pages; a sheet of sums has more. */
    private static final int PAGE_NUMBER = 8;

    private final Map<Integer, String> scanty = new TreeMap<>();

    PdfReading() {
        super(new PDFParser(), Optional.of(Division.PAGES));
    }

    @Override
    ParseContext context() {
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractInlineImages(false);
        pdf.setExtractAnnotationText(false);
        pdf.setExtractBookmarksText(false);
        pdf.setExtractAcroFormContent(false);
        pdf.setExtractActions(false);
        pdf.setDropThreshold(LEADING);
        pdf.setMaxMainMemoryBytes(64L << 20);
        ParseContext context = super.context();
        context.set(PDFParserConfig.class, pdf);
        return context;
    }

    @Override
    void heard(int at, CharSequence text) {
        String letters = NO_LETTERS.matcher(text).replaceAll("");
        boolean sums =
                letters.isEmpty() && text.chars().filter(Character::isDigit).count() > PAGE_NUMBER;
        if (letters.length() <= Scans.STAMP && !sums) {
            scanty.put(at, letters);
        }
    }

    @Override
    public void read(Path file, String mediaType, Output output) throws Exception {
        super.read(file, mediaType, output);
        if (!scanty.isEmpty()) {
            try (PDDocument document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
                output.scanned(Scans.of(document, scanty));
            }
        }
    }

    @Override
    public Optional<BufferedImage> cover(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            PDRectangle page = document.getPage(0).getCropBox();
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            float scale = Pictures.COVER_EDGE / Math.max(page.getWidth(), page.getHeight());
            return Optional.of(Pictures.scaled(renderer.renderImage(0, scale, ImageType.RGB)));
        }
    }
}
