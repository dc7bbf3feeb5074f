package org.shuyuan.extractor;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads how large a picture is, from its head alone, and refuses one that would fill the memory. */
final class PictureReading implements Reading {

    @Override
    public void read(Path file, String mediaType, Output output) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                Pictures.check(reader);
                output.metadata("tiff:ImageWidth", List.of(Integer.toString(reader.getWidth(0))));
                output.metadata("tiff:ImageLength", List.of(Integer.toString(reader.getHeight(0))));
            } finally {
                reader.dispose();
            }
        }
    }

    @Override
    public Optional<BufferedImage> cover(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Pictures.small(in);
        }
    }
}
