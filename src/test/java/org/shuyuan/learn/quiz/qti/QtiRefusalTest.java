package org.shuyuan.learn.quiz.qti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** QTI as nobody should write it. */
@Timeout(60)
class QtiRefusalTest {

    private static final String WORDS = "<itemBody><p>首都</p></itemBody>";

    private static void refused(String name, byte[] bytes) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> QtiFiles.read(bytes))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.QUIZ_UNREADABLE))
                .satisfies(problem -> assertThat(problem.arguments()).containsExactly(name));
    }

    private static void refused(byte[] bytes) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> QtiFiles.read(bytes))
                .extracting(Problem::type)
                .isEqualTo(ProblemType.QUIZ_UNREADABLE);
    }

    private static byte[] zeros(String name, int size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            byte[] some = new byte[1 << 20];
            for (int written = 0; written < size; written += some.length) {
                zip.write(some);
            }
        }
        return out.toByteArray();
    }

    @Test
    void entitiesAndDoctypesAreRefused() {
        String xxe = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        String laughs = "<!DOCTYPE a [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY x \"&b;&b;&b;\">]>";
        for (String doctype : List.of(xxe, laughs, "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x.dtd\">")) {
            refused(QtiFiles.utf8(
                    QtiFiles.item("题", WORDS).replace("?>\n", "?>\n" + doctype).replace("首都", "&x;")));
        }
        refused(QtiFiles.utf8(QtiFiles.item("题", WORDS).replace("首都", "&unknown;")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PK",
                "PK\u0003\u0004 nothing",
                "{}",
                "<a/>",
                "<assessmentItem/>",
                "<questestinterop xmlns=\"http://www.imsglobal.org/xsd/ims_qtiasiv1p2\"/>",
                "<assessmentItem xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\">"
            })
    void whatIsNoQtiIsRefused(String text) {
        refused(QtiFiles.utf8(text));
    }

    @Test
    void tooDeepOrTooLargeIsRefused() {
        refused(QtiFiles.utf8(
                QtiFiles.item("深", "<itemBody>" + "<div>".repeat(5_000) + "</div>".repeat(5_000) + "</itemBody>")));
        refused(QtiFiles.utf8(QtiFiles.item("大", "<itemBody>" + "长".repeat(Archive.LARGEST_XML) + "</itemBody>")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.xml", "a/../../x.png", "/etc/x.xml", "C:\\x.xml", "a\\..\\x", "a\u0000b.xml"})
    void namesThatLeadElsewhereAreRefused(String name) {
        refused(name.replace('\0', '�'), QtiFiles.zip(Map.of(name, new byte[1])));
    }

    @Test
    void bombsAreRefused() throws IOException {
        refused("bomb.xml", zeros("bomb.xml", 64 << 20));
        refused("bomb.png", zeros("bomb.png", 300 << 20));
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int at = 0; at <= Archive.MOST_FILES; at++) {
            many.put("f" + at, new byte[0]);
        }
        refused("f" + Archive.MOST_FILES, QtiFiles.zip(many));
        Map<String, byte[]> large = new LinkedHashMap<>();
        for (int at = 0; at < 40; at++) {
            large.put(at + ".xml", new byte[1 << 20]);
        }
        refused("32.xml", QtiFiles.zip(large));
    }

    @Test
    void brokenOffZipsAreRefused() {
        byte[] whole =
                QtiFiles.zip(Map.of("imsmanifest.xml", QtiFiles.utf8("<manifest>" + "x".repeat(1000) + "</manifest>")));

        refused(Arrays.copyOf(whole, 60));
    }
}
