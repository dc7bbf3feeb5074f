package org.shuyuan.intake;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuyuan.catalog.Kind;

/** Names of media types for people, and the endings that their file choosers know. */
final class Formats {

    private record Format(String name, List<String> endings) {}

    private static final Map<String, Format> KNOWN = new LinkedHashMap<>();

    static {
        know("MP4", "video/mp4", ".mp4", ".m4v");
        know("MOV", "video/quicktime", ".mov");
        know("MKV", "video/x-matroska", ".mkv");
        know("WebM", "video/webm", ".webm");
        know("AVI", "video/x-msvideo", ".avi");
        know("WMV", "video/x-ms-wmv", ".wmv");
        know("TS", "video/mp2t", ".ts", ".mts", ".m2ts");
        know("MPG", "video/mpeg", ".mpg", ".mpeg", ".vob");
        know("FLV", "video/x-flv", ".flv");
        know("3GP", "video/3gpp", ".3gp");
        know("PDF", "application/pdf", ".pdf");
        know("EPUB", "application/epub+zip", ".epub");
        know("PPTX", "application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx", ".ppsx");
        know("PPT", "application/vnd.ms-powerpoint", ".ppt");
        know("ODP", "application/vnd.oasis.opendocument.presentation", ".odp");
        know("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");
        know("DOC", "application/msword", ".doc");
        know("ODT", "application/vnd.oasis.opendocument.text", ".odt");
        know("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");
        know("XLS", "application/vnd.ms-excel", ".xls");
        know("MP3", "audio/mpeg", ".mp3");
        know("M4A", "audio/mp4", ".m4a");
        know("WAV", "audio/vnd.wave", ".wav");
        know("FLAC", "audio/flac", ".flac");
        know("JPEG", "image/jpeg", ".jpg", ".jpeg");
        know("PNG", "image/png", ".png");
        know("WebP", "image/webp", ".webp");
    }

    private static final int SHOWN = 4;

    private Formats() {}

    private static void know(String name, String mediaType, String... endings) {
        KNOWN.put(mediaType, new Format(name, List.of(endings)));
    }

    /** The ending that people know a type by, with its dot; nothing of types that nobody is asked for. */
    static Optional<String> ending(String mediaType) {
        return Optional.ofNullable(KNOWN.get(mediaType))
                .map(format -> format.endings().getFirst());
    }

    /** The first few, in an order that people expect. */
    static String names(Kind kind) {
        List<String> names = KNOWN.entrySet().stream()
                .filter(known -> kind.accepts(known.getKey()))
                .map(known -> known.getValue().name())
                .toList();
        return names.stream().limit(SHOWN).collect(Collectors.joining(" / ")) + (names.size() > SHOWN ? " …" : "");
    }

    /** For the {@code accept} of a file input: types and endings, because systems disagree about the types. */
    static String accept(Kind kind) {
        Set<String> accepted =
                new LinkedHashSet<>(kind.mediaTypes().stream().sorted().toList());
        KNOWN.forEach((type, format) -> {
            if (kind.accepts(type)) {
                accepted.addAll(format.endings());
            }
        });
        return String.join(",", accepted);
    }
}
