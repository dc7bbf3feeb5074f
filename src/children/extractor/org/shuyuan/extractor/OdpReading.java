package org.shuyuan.extractor;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.tika.parser.odf.OpenDocumentParser;

/** Reads the slides of an OpenDocument presentation (ODF 1.3 part 3, section 10.2.4); Tika reads its descriptors. */
final class OdpReading extends TikaReading {

    OdpReading() {
        super(new OpenDocumentParser(), Optional.empty());
    }

    @Override
    public void read(Path file, String mediaType, Output output) throws Exception {
        super.read(file, mediaType, output);
        try (ZipFile archive = new ZipFile(file.toFile())) {
            ZipEntry content = archive.getEntry("content.xml");
            if (content == null) {
                throw new Failure(Failure.Kind.BROKEN, "content.xml is missing");
            }
            UnitHandler units = new UnitHandler(Division.DRAWN_PAGES, output);
            try (InputStream in = archive.getInputStream(content)) {
                Xml.parse(in, units);
            } finally {
                output.count(Division.DRAWN_PAGES, units.count());
            }
        }
    }
}
