package org.shuyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

class UploadMetadataTest {
    @Test
    void readsWhatBrowsersSend() {
        UploadMetadata metadata = UploadMetadata.of(pair("filename", "二次函数.mp4") + "," + pair("kind", "micro-lecture")
                + ", " + pair("title", " 二次函数 ") + ",flag");

        assertThat(metadata.filename()).isEqualTo("二次函数.mp4");
        assertThat(metadata.kind()).contains("micro-lecture");
        assertThat(metadata.title()).contains("二次函数");
        assertThat(metadata.values()).containsEntry("flag", "");
    }

    @Test
    void needsNothing() {
        UploadMetadata metadata = UploadMetadata.of("");

        assertThat(metadata.filename()).isEqualTo("upload");
        assertThat(metadata.kind()).isEmpty();
        assertThat(metadata.title()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"../../etc/passwd,passwd", "C:\\课件\\一.pptx,一.pptx", "a\u202Efdp.exe,a fdp.exe", "/,upload"})
    void keepsOfANameWhatIsALabel(String sent, String shown) {
        assertThat(UploadMetadata.of(pair("filename", sent)).filename()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"filename !!!", "filename gICA", "a YQ==,a YQ=="})
    void refusesWhatItCannotRead(String header) {
        assertThatThrownBy(() -> UploadMetadata.of(header))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.UPLOAD_MALFORMED));
    }

    private static String pair(String key, String value) {
        return key + " " + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }
}
