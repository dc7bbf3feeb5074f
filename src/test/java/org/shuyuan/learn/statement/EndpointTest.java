package org.shuyuan.learn.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong setting is told by its name, and never repeated. */
class EndpointTest {

    @Test
    void nothingIsToldUnlessAStoreIsNamed() {
        assertThat(Endpoint.of(config("key", "k"))).isEmpty();
        assertThat(Endpoint.of(config("endpoint", " "))).isEmpty();
    }

    @Test
    void statementsHaveAnAddressOfTheirOwn() {
        Endpoint endpoint = Endpoint.of(config(
                        "endpoint", "https://lrs.example.cn/data/xAPI/", "key", "school", "secret", "correct horse"))
                .orElseThrow();

        assertThat(endpoint.statements()).hasToString("https://lrs.example.cn/data/xAPI/statements");
        assertThat(endpoint.authorization()).isEqualTo("Basic c2Nob29sOmNvcnJlY3QgaG9yc2U=");
        assertThat(endpoint.toString()).doesNotContain("Basic");
    }

    @ParameterizedTest
    @CsvSource({
        "endpoint, lrs.example.cn",
        "endpoint, ftp://lrs.example.cn/xapi",
        "endpoint, 'https://lrs example.cn'",
        "endpoint, https://school:hunter2@lrs.example.cn/xapi",
        "endpoint, https://lrs.example.cn/xapi?a=b",
        "endpoint, https://lrs.example.cn/xapi/statements",
        "key, ''",
        "key, a:b",
        "secret, ''",
        "batch, 0",
        "batch, 51",
        "batch-bytes, 0",
        "keep, 0s",
        "answer, 0s",
        "quiet, 0s"
    })
    void whatIsWrongStopsTheStart(String setting, String value) {
        XapiConfig config =
                config("endpoint", "https://lrs.example.cn/xapi", "key", "school", "secret", "hunter2", setting, value);

        assertThatThrownBy(() -> Endpoint.of(config))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("shuyuan.xapi." + setting + " must be ")
                .hasMessageNotContaining("hunter2");
    }

    private static XapiConfig config(String... settings) {
        Map<String, String> said = new HashMap<>();
        for (int at = 0; at < settings.length; at += 2) {
            said.put("shuyuan.xapi." + settings[at], settings[at + 1]);
        }
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(XapiConfig.class);
        said.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(XapiConfig.class);
    }
}
