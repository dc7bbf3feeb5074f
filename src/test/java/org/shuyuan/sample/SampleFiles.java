package org.shuyuan.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;
import org.shuyuan.render.ffmpeg.Programs;

/** Files that tests upload. */
public final class SampleFiles {

    private SampleFiles() {}

    /** A film in H.264 and AAC with a keyframe every two seconds: playable as it is. */
    public static Path lesson(Path folder, int seconds) throws IOException, InterruptedException {
        Path film = folder.resolve("二次函数.mp4");
        List<String> command = List.of(
                Loader.load(ffmpeg.class),
                "-nostdin",
                "-v",
                "error",
                "-y",
                "-f",
                "lavfi",
                "-i",
                // Noise, as a camera has it: so it is taken for a filmed room and gets the rungs of one.
                "testsrc2=s=960x540:r=25:d=" + seconds + ",noise=alls=6:allf=t",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=300:duration=" + seconds,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-g",
                "50",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                "-movflags",
                "+faststart",
                // No film is the same as that of another test: what is known already is not taken in again.
                "-metadata",
                "comment=" + UUID.randomUUID(),
                film.toString());
        run(folder, command);
        return film;
    }

    /** Somebody reads aloud. */
    public static Path reading(Path folder, int seconds) throws IOException, InterruptedException {
        Path sound = folder.resolve("朗读.m4a");
        List<String> command = List.of(
                Loader.load(ffmpeg.class),
                "-nostdin",
                "-v",
                "error",
                "-y",
                "-t",
                "" + seconds,
                "-i",
                Path.of("ingest/samples/micro-lecture/quadratic-function.mp4")
                        .toAbsolutePath()
                        .toString(),
                "-vn",
                "-c:a",
                "aac",
                "-metadata",
                "comment=" + UUID.randomUUID(),
                sound.toString());
        run(folder, command);
        return sound;
    }

    /** Decodes all of it, and fails where anything in it is wrong. */
    public static void play(Path folder, Path media) throws IOException, InterruptedException {
        String file = media.toAbsolutePath().toString();
        run(
                folder,
                List.of(
                        Loader.load(ffmpeg.class),
                        "-nostdin",
                        "-v",
                        "error",
                        "-xerror",
                        "-i",
                        file,
                        "-f",
                        "null",
                        "-"));
    }

    /** @param command begins with an executable of FFmpeg */
    static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
        builder.environment().putAll(Programs.environment(Path.of(command.getFirst())));
        Process process = builder.start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("FFmpeg ended with " + process.exitValue());
        }
    }

    /** A book in EPUB, of the demo. */
    public static Path book() {
        return Path.of("ingest/samples/e-textbook/journey-of-a-drop.epub");
    }

    /** A chapter of ten pages in PDF, of the demo, by this name; no two copies are the same. */
    public static Path chapter(Path folder, String filename) throws IOException {
        Path chapter = folder.resolve(filename);
        Files.copy(Path.of("ingest/samples/e-textbook/towards-quadratic-functions.pdf"), chapter);
        // Readers find the end of a PDF in its last kilobyte, not at its last byte.
        Files.writeString(chapter, "% " + UUID.randomUUID() + "\n", StandardOpenOption.APPEND);
        return chapter;
    }

    /** A book in EPUB that takes its reader a while: so many chapters of 20 000 characters. */
    public static Path thickBook(Path folder, int chapters) throws IOException {
        Path book = folder.resolve("thick.epub");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(book))) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            put(zip, "mimetype", "application/epub+zip");
            put(zip, "META-INF/container.xml", """
                    <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
                    <rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles>
                    </container>""");
            StringBuilder manifest = new StringBuilder();
            StringBuilder spine = new StringBuilder();
            Random characters = new Random(chapters);
            for (int chapter = 1; chapter <= chapters; chapter++) {
                manifest.append("<item id=\"c%1$d\" href=\"c%1$d.xhtml\" media-type=\"application/xhtml+xml\"/>"
                        .formatted(chapter));
                spine.append("<itemref idref=\"c%d\"/>".formatted(chapter));
                put(zip, "c" + chapter + ".xhtml", chapter(chapter, characters));
            }
            put(zip, "book.opf", """
                    <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
                    <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
                    <dc:identifier id="id">thick</dc:identifier><dc:title>厚书</dc:title><dc:language>zh-CN</dc:language>
                    </metadata><manifest>%s</manifest><spine>%s</spine></package>""".formatted(manifest, spine));
        }
        return book;
    }

    private static String chapter(int number, Random characters) {
        StringBuilder text = new StringBuilder();
        characters.ints(20_000, 0x4E00, 0x9FA5).forEach(text::appendCodePoint);
        return """
                <html xmlns="http://www.w3.org/1999/xhtml"><head><title>%1$d</title></head>
                <body><h1>第%1$d章</h1><p>%2$s</p></body></html>""".formatted(number, text);
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        ZipEntry entry = new ZipEntry(name);
        if (name.equals("mimetype")) {
            // The media type container of EPUB wants its first entry plain (OCF 3.3, 4.3).
            CRC32 sum = new CRC32();
            sum.update(bytes);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes.length);
            entry.setCrc(sum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(bytes);
    }
}
