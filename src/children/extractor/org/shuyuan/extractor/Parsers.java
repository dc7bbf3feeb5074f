package org.shuyuan.extractor;

import java.util.Optional;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.audio.AudioParser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.mp3.Mp3Parser;
import org.apache.tika.parser.mp4.MP4Parser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.video.FLVParser;
import org.gagravarr.tika.FlacParser;
import org.gagravarr.tika.OpusParser;
import org.gagravarr.tika.VorbisParser;

/** Which parser reads which media type, and how its text falls into units. */
final class Parsers {

    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
    private static final String ODF = "application/vnd.oasis.opendocument.";

    private Parsers() {}

    static Optional<Reading> of(String mediaType) {
        if (mediaType.startsWith(OOXML)) {
            boolean slides = mediaType.startsWith("presentationml", OOXML.length());
            return text(new OOXMLParser(), slides ? Division.SLIDES : Division.SECTIONS);
        }
        if (mediaType.startsWith(ODF)) {
            boolean slides = mediaType.startsWith("presentation", ODF.length());
            return slides ? Optional.of(new OdpReading()) : text(new OpenDocumentParser(), Division.SECTIONS);
        }
        return switch (mediaType) {
            case "application/vnd.ms-powerpoint" -> text(new OfficeParser(), Division.SLIDES);
            case "application/msword", "application/vnd.ms-excel" -> text(new OfficeParser(), Division.SECTIONS);
            case "application/rtf", "text/rtf" -> text(new RTFParser(), Division.SECTIONS);
            case "video/mp4",
                    "video/x-m4v",
                    "application/mp4",
                    "video/quicktime",
                    "video/3gpp",
                    "video/3gpp2",
                    "audio/mp4",
                    "audio/x-m4a" -> media(new MP4Parser());
            case "video/x-flv" -> media(new FLVParser());
            case "audio/mpeg" -> media(new Mp3Parser());
            case "audio/vnd.wave", "audio/wav", "audio/x-wav" -> media(new AudioParser());
            case "audio/flac", "audio/x-flac", "audio/x-oggflac" -> media(new FlacParser());
            case "audio/ogg", "audio/vorbis", "application/ogg" -> media(new VorbisParser());
            case "audio/opus" -> media(new OpusParser());
            default -> Optional.empty();
        };
    }

    private static Optional<Reading> text(Parser parser, Division division) {
        return Optional.of(new TikaReading(parser, Optional.of(division)));
    }

    private static Optional<Reading> media(Parser parser) {
        return Optional.of(new TikaReading(parser, Optional.empty()));
    }
}
