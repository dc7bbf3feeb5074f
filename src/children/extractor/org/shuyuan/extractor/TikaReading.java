package org.shuyuan.extractor;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.xml.sax.ContentHandler;
import org.xml.sax.helpers.DefaultHandler;

/** Reads with the one Tika parser that knows the type. What is embedded in a document stays unread. */
class TikaReading implements Reading {

    private final Parser parser;
    private final Optional<Division> division;

    TikaReading(Parser parser, Optional<Division> division) {
        this.parser = parser;
        this.division = division;
    }

    static Optional<Reading> of(String mediaType) {
        return Parsers.of(mediaType);
    }

    @Override
    public void read(Path file, String mediaType, Output output) throws Exception {
        Archives.check(file, mediaType);
        Metadata metadata = new Metadata();
        metadata.set(Metadata.CONTENT_TYPE, mediaType);
        UnitHandler units = new UnitHandler(division.orElse(Division.SECTIONS), output);
        units.listener(this::heard);
        ContentHandler handler = division.isPresent() ? units : new DefaultHandler();
        try (TikaInputStream in = TikaInputStream.get(file)) {
            parser.parse(in, handler, metadata, context());
        } finally {
            for (String name : metadata.names()) {
                output.metadata(name, List.of(metadata.getValues(name)));
            }
            division.ifPresent(by -> output.count(by, units.count()));
        }
    }

    /** What stands in a unit, as it is read. */
    void heard(int at, CharSequence text) {}

    ParseContext context() {
        ParseContext context = new ParseContext();
        OfficeParserConfig office = new OfficeParserConfig();
        office.setIncludeSlideMasterContent(false);
        office.setIncludeHeadersAndFooters(false);
        office.setIncludeDeletedContent(false);
        office.setIncludeMoveFromContent(false);
        // As a stream, because a large document as a tree needs thirty times its size.
        office.setUseSAXDocxExtractor(true);
        // Not so for slides: as a stream they come in the order of their files, not of the talk.
        office.setUseSAXPptxExtractor(false);
        context.set(OfficeParserConfig.class, office);
        context.set(EmbeddedDocumentExtractor.class, new EmbeddedDocumentExtractor() {
            @Override
            public boolean shouldParseEmbedded(Metadata embedded) {
                return false;
            }

            @Override
            public void parseEmbedded(InputStream in, ContentHandler handler, Metadata embedded, boolean html) {}
        });
        return context;
    }

    /** The small picture that an office program leaves in its package. */
    @Override
    public Optional<BufferedImage> cover(Path file) throws IOException {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            for (String name :
                    List.of("docProps/thumbnail.jpeg", "docProps/thumbnail.png", "Thumbnails/thumbnail.png")) {
                ZipEntry entry = archive.getEntry(name);
                if (entry != null) {
                    try (InputStream in = archive.getInputStream(entry)) {
                        return Pictures.small(in);
                    }
                }
            }
        } catch (ZipException notAnArchive) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
