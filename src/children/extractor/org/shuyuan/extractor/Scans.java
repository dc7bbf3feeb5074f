package org.shuyuan.extractor;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Tells which pages of a PDF can be seen and not read: a scanner's pictures, or letters that a program has drawn as shapes.
 * Nothing is decoded for it but what a page without pictures draws.
 */
final class Scans {

    /** Letters. What programs for telephones print on each page they scan is shorter. */
    static final int STAMP = 40;
    /** The same few words on so many pages, and on half of those with few words, are a stamp and no text. */
    private static final int STAMPED_PAGES = 3;
    /** An edge, in pixels: rules, bullets and signets are smaller. */
    private static final int LEAST_EDGE = 150;
    /** Bytes of drawing. A frame or a few lines take less than what letters as shapes do. */
    private static final int LETTERS_AS_SHAPES = 6_000;
    /** Forms in forms. */
    private static final int DEPTH = 4;

    private Scans() {}

    /**
     * @param scanty of the pages with few letters or none: these
     * @return numbers of pages, from 1
     */
    static BitSet of(PDDocument document, Map<Integer, String> scanty) {
        Set<String> stamps = stamps(scanty.values());
        BitSet scanned = new BitSet();
        for (Map.Entry<Integer, String> each : scanty.entrySet()) {
            int page = each.getKey();
            boolean readable = !each.getValue().isEmpty() && !stamps.contains(each.getValue());
            if (!readable && page <= document.getNumberOfPages() && shows(document.getPage(page - 1))) {
                scanned.set(page);
            }
        }
        return scanned;
    }

    private static Set<String> stamps(Collection<String> texts) {
        Map<String, Integer> pages = new HashMap<>();
        texts.forEach(text -> pages.merge(text, 1, Integer::sum));
        Set<String> stamps = new HashSet<>();
        pages.forEach((text, count) -> {
            if (count >= STAMPED_PAGES && count * 2 >= texts.size()) {
                stamps.add(text);
            }
        });
        return stamps;
    }

    private static boolean shows(PDPage page) {
        try {
            COSDictionary resources =
                    page.getResources() == null ? null : page.getResources().getCOSObject();
            return resources != null && holdsPicture(resources, DEPTH) || draws(page);
        } catch (IOException | RuntimeException unreadable) {
            // Whatever is drawn of it, nothing could be read.
            return true;
        }
    }

    private static boolean holdsPicture(COSDictionary resources, int depth) {
        COSDictionary objects = resources.getCOSDictionary(COSName.XOBJECT);
        if (objects == null) {
            return false;
        }
        for (COSBase named : objects.getValues()) {
            COSBase object = named instanceof org.apache.pdfbox.cos.COSObject reference ? reference.getObject() : named;
            if (!(object instanceof COSStream stream)) {
                continue;
            }
            if (COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
                if (stream.getInt(COSName.WIDTH) >= LEAST_EDGE && stream.getInt(COSName.HEIGHT) >= LEAST_EDGE) {
                    return true;
                }
            } else if (depth > 0) {
                COSDictionary inner = stream.getCOSDictionary(COSName.RESOURCES);
                if (stream.getLength() > LETTERS_AS_SHAPES || inner != null && holdsPicture(inner, depth - 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Pictures may stand in the drawing itself, and shapes do; either is long. */
    private static boolean draws(PDPage page) throws IOException {
        try (InputStream drawing = page.getContents()) {
            return drawing != null && drawing.readNBytes(LETTERS_AS_SHAPES + 1).length > LETTERS_AS_SHAPES;
        }
    }
}
