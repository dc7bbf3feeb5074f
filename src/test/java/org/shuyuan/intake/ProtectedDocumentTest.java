package org.shuyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.catalog.BuiltInRules;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** Office documents that somebody has put a password on: their teacher is told so, and not that the type is wrong. */
class ProtectedDocumentTest {

    private static final Path HOSTILE = Path.of("src/test/resources/hostile");

    private final Inspection inspection = new Inspection(new SmallRyeConfigBuilder()
            .withMapping(IntakeConfig.class)
            .withConverter(Duration.class, 200, new DurationConverter())
            .withDefaultValue("shuyuan.data", "data")
            .build()
            .getConfigMapping(IntakeConfig.class));

    @ParameterizedTest
    @CsvSource({"password.docx, lesson-plan", "password.pptx, courseware", "password.docx, micro-lecture"})
    void saysThatItWantsAPassword(String file, String kind) {
        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> inspection.inspect(
                        HOSTILE.resolve(file), BuiltInRules.kinds().get(kind)));

        assertThat(problem.type()).isEqualTo(ProblemType.DOCUMENT_ENCRYPTED);
        assertThat(problem.detail(new Messages(), Language.EN)).contains("password");
        assertThat(problem.detail(new Messages(), Language.ZH_CN)).contains("密码");
    }
}
