package org.shuyuan.extractor;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Small pictures out of large or doubtful ones: always decoded and encoded again, so that nothing rides along. */
final class Pictures {

    static final int COVER_EDGE = 640;
    /** A 600 dpi A3 scan has 70 million; what is beyond is no picture to teach with. */
    static final long MAX_PIXELS = 150_000_000;

    private Pictures() {}

    /** The picture, no edge longer than {@link #COVER_EDGE}; nothing if no reader here knows it. */
    static Optional<BufferedImage> small(InputStream bytes) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(bytes)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                check(reader);
                // Rows and columns are left out while decoding: memory goes by the small picture, not by the large.
                int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * COVER_EDGE));
                ImageReadParam param = reader.getDefaultReadParam();
                param.setSourceSubsampling(step, step, 0, 0);
                return Optional.of(scaled(reader.read(0, param)));
            } finally {
                reader.dispose();
            }
        }
    }

    static void check(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MAX_PIXELS) {
            throw new Failure(Failure.Kind.BOMB, "a picture of " + width + " x " + height + " pixels");
        }
    }

    static BufferedImage scaled(BufferedImage picture) {
        double scale = Math.min(1.0, (double) COVER_EDGE / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = scaled.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
        canvas.dispose();
        return scaled;
    }

    static void writeJpeg(BufferedImage picture, Path file) throws IOException {
        ImageIO.write(picture, "jpeg", file.toFile());
    }
}
