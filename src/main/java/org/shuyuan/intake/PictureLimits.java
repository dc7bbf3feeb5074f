package org.shuyuan.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * Finds pictures that are small as files and huge when shown. Only the header is read, no pixel is decoded. Types that neither we nor Java
 * have a reader for pass: they are opened in contained children only.
 *
 * @param maxSide pixels of the longer side
 * @param maxPixels pixels altogether
 */
record PictureLimits(int maxSide, long maxPixels) {
    /** @throws Problem PICTURE_TOO_LARGE or FILE_DAMAGED */
    void check(Path file) throws IOException {
        Optional<JpegFrame> jpeg = JpegFrame.of(file);
        if (jpeg.isPresent()) {
            require(jpeg.get().width(), jpeg.get().height());
            return;
        }
        Canvas.of(file).ifPresent(canvas -> require(canvas.width(), canvas.height()));
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                require(reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        } catch (IIOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Problem.because(e, ProblemType.FILE_DAMAGED);
        }
    }

    private void require(int width, int height) {
        if (Math.max(width, height) > maxSide || (long) width * height > maxPixels) {
            throw Problem.of(
                    ProblemType.PICTURE_TOO_LARGE,
                    Integer.toString(width),
                    Integer.toString(height),
                    Integer.toString(maxSide));
        }
    }
}
