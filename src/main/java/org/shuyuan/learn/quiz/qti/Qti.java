package org.shuyuan.learn.quiz.qti;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.shuyuan.learn.quiz.item.Question;
import org.shuyuan.learn.quiz.item.Quiz;
import org.shuyuan.learn.quiz.item.Soundness;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Questions as other programs have them: writes QTI 3.0, reads 2.1, 2.2 and 3.0 (1EdTech). */
public final class Qti {

    private static final byte[] ZIP = {'P', 'K'};

    /** The beginning of the time of zip: the same quiz makes the same bytes. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Qti() {}

    /**
     * Writes a package: a test, an item for each question, and the manifest. Rules of attempts aren't part of it.
     *
     * @param out stays open
     * @throws Problem {@link ProblemType#QUESTION_WRONG}
     */
    public static void export(Quiz quiz, OutputStream out) throws IOException {
        quiz.questions().forEach(Soundness::require);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        write(zip, PackageXml.MANIFEST, PackageXml.manifest(quiz));
        write(zip, PackageXml.TEST, PackageXml.test(quiz));
        for (Question question : quiz.questions()) {
            write(zip, PackageXml.item(question), ItemXml.of(question));
        }
        zip.finish();
        zip.flush();
    }

    private static void write(ZipOutputStream zip, String name, String xml) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ALWAYS);
        zip.putNextEntry(entry);
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /**
     * Reads a package (zip) or one item (XML). Of pictures, formulas and tables the words are kept; whatever can't be taken is
     * named.
     *
     * @param in stays open
     * @throws Problem {@link ProblemType#QUIZ_UNREADABLE} with the name of the file that isn't QTI, or isn't harmless
     */
    public static Imported read(InputStream in) throws IOException {
        BufferedInputStream begun = new BufferedInputStream(in);
        begun.mark(ZIP.length);
        byte[] head = begun.readNBytes(ZIP.length);
        begun.reset();
        return Arrays.equals(head, ZIP) ? PackageReading.read(Archive.documents(begun)) : item(begun);
    }

    private static Imported item(InputStream in) throws IOException {
        byte[] xml = in.readNBytes(Archive.LARGEST_XML + 1);
        if (xml.length > Archive.LARGEST_XML) {
            throw Problem.of(ProblemType.QUIZ_UNREADABLE, "XML");
        }
        Tag item = Tag.read("XML", xml);
        if (!item.is(PackageReading.ITEM)) {
            throw Problem.of(ProblemType.QUIZ_UNREADABLE, item.name());
        }
        ItemReading reading = new ItemReading(item, 1);
        List<Question> questions = reading.question().stream().toList();
        return new Imported(reading.title(), questions, reading.leftOut().toList());
    }
}
