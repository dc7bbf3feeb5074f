package org.shuyuan.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyuan.scan.ScannedPdf;

/** Pages that can be seen and not read are told from all others, by the real child. */
class ScannedPagesTest {

    private static final String STAMP = "Scanned with CamScanner";

    private final Extractor extractor = TestExtractor.patientFor(Duration.ofMinutes(5));

    @TempDir
    Path folder;

    @Test
    void onlyPicturesWithoutTextAreScans() throws Exception {
        assertThat(scanned(new ScannedPdf()
                        .picture("图片上的字")
                        .text("Text that can be read at once")
                        .blank()
                        .stamped("A picture with a caption of its own", "插图")
                        .picture("又一页图片")))
                .containsExactly(1, 5);
    }

    @Test
    void whatAScannerStampsOnEveryPageIsNoText() throws Exception {
        assertThat(scanned(new ScannedPdf()
                        .stamped(STAMP + " 1", "第一页")
                        .stamped(STAMP + " 2", "第二页")
                        .stamped(STAMP + " 3", "第三页")
                        .stamped("A title", "第四页")))
                .containsExactly(1, 2, 3);
    }

    @Test
    void tenThousandBlankPagesAreNoScans() throws Exception {
        ScannedPdf pdf = new ScannedPdf();
        for (int page = 0; page < 10_000; page++) {
            pdf.blank();
        }

        assertThat(scanned(pdf)).isEmpty();
    }

    private List<Integer> scanned(ScannedPdf pdf) throws Exception {
        try (Extraction found = extractor.extract(pdf.write(folder.resolve("book.pdf")), "application/pdf")) {
            return found.scanned();
        }
    }
}
