package org.shuyuan.intake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * Tells documents apart that are zip archives: EPUB and ODF say it in their entry {@code mimetype} (OCF 3.3, 4.3; ODF 1.3, 3.3), OOXML in the
 * type of its main part (ECMA-376-2, 10.1.2.2).
 */
final class ZipContainer {
    private static final Set<String> FAMILY =
            Set.of("application/zip", "application/x-tika-ooxml", "application/java-archive", "application/epub+zip");
    private static final String ODF = "application/vnd.oasis.opendocument.";
    private static final String EPUB = "application/epub+zip";
    private static final int LONGEST_MIMETYPE = 100;
    private static final int LONGEST_CONTENT_TYPES = 1024 * 1024;
    private static final Pattern MAIN_PART =
            Pattern.compile("ContentType\\s*=\\s*[\"']([^\"']{1,200})\\.main\\+xml[\"']", Pattern.CASE_INSENSITIVE);

    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final Map<String, String> BY_MAIN_PART = Map.of(
            OFFICE + "wordprocessingml.document",
            OFFICE + "wordprocessingml.document",
            OFFICE + "wordprocessingml.template",
            OFFICE + "wordprocessingml.template",
            OFFICE + "presentationml.presentation",
            OFFICE + "presentationml.presentation",
            OFFICE + "presentationml.slideshow",
            OFFICE + "presentationml.slideshow",
            OFFICE + "presentationml.template",
            OFFICE + "presentationml.template",
            OFFICE + "spreadsheetml.sheet",
            OFFICE + "spreadsheetml.sheet",
            OFFICE + "spreadsheetml.template",
            OFFICE + "spreadsheetml.template",
            "application/vnd.ms-word.document.macroenabled",
            "application/vnd.ms-word.document.macroenabled.12",
            "application/vnd.ms-powerpoint.presentation.macroenabled",
            "application/vnd.ms-powerpoint.presentation.macroenabled.12",
            "application/vnd.ms-excel.sheet.macroenabled",
            "application/vnd.ms-excel.sheet.macroenabled.12");

    private ZipContainer() {}

    static boolean isFamily(String mediaType) {
        return FAMILY.contains(mediaType) || mediaType.startsWith(ODF);
    }

    /**
     * The type of the document inside; plain {@code application/zip} when it is none we know. Expects an archive within {@link ZipLimits}.
     *
     * @param family what the magic number says
     * @throws Problem FILE_DAMAGED where what tells the type can't be unpacked
     */
    static String refine(Path file, String family) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Optional<String> said = text(zip, "mimetype", LONGEST_MIMETYPE)
                    .map(String::strip)
                    .filter(type -> type.equals(EPUB) || type.startsWith(ODF));
            if (said.isPresent()) {
                return said.get();
            }
            return text(zip, "[Content_Types].xml", LONGEST_CONTENT_TYPES)
                    .flatMap(ZipContainer::mainPart)
                    .orElse(family.equals("application/java-archive") ? family : "application/zip");
        } catch (ZipException | EOFException damaged) {
            throw Problem.because(damaged, ProblemType.FILE_DAMAGED);
        }
    }

    private static Optional<String> mainPart(String contentTypes) {
        Matcher matcher = MAIN_PART.matcher(contentTypes);
        return matcher.results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .filter(BY_MAIN_PART::containsKey)
                .map(BY_MAIN_PART::get)
                .findFirst();
    }

    private static Optional<String> text(ZipFile zip, String name, int longest) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null || entry.isDirectory()) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Optional.of(new String(in.readNBytes(longest), StandardCharsets.UTF_8));
        }
    }
}
