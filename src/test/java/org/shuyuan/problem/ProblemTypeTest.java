package org.shuyuan.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuyuan.text.Messages;

class ProblemTypeTest {
    private static final Messages MESSAGES = new Messages();

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void hasWordsForEveryRefusalInEveryLanguage(ProblemType type) {
        assertThat(MESSAGES.knows("problem." + type.slug() + ".title")).isTrue();
        assertThat(MESSAGES.knows("problem." + type.slug() + ".detail")).isTrue();
    }
}
