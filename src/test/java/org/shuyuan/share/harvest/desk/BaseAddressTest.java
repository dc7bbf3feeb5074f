package org.shuyuan.share.harvest.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.problem.Problem;

class BaseAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://city.example/oai, https://city.example/oai",
        "' https://city.example:8443/a/oai/ ', https://city.example:8443/a/oai/",
        "HTTPS://City.Example/OAI, https://city.example/OAI",
        "http://资源.例子/oai, http://xn--b9wx86d.xn--fsqu00a/oai",
        "http://[2001:db8::1]:80, http://[2001:db8::1]:80"
    })
    void oneRepositoryHasOneAddress(String given, String address) {
        assertThat(BaseAddress.of(given)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "city.example/oai",
                "//city.example/oai",
                "ftp://city.example/oai",
                "http:///oai",
                "http://a b/oai",
                "http://me:secret@city.example/oai",
                "http://city.example:0/oai",
                "http://city.example:65536/oai",
                "http://city.example/%zz",
                "http://city.example/oai?x",
                "http://city.example/oai#x",
                "http://[::g]/"
            })
    void nobodyIsAskedElsewhere(String given) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> BaseAddress.of(given));
    }

    @Test
    void anAddressHasAnEnd() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> BaseAddress.of("http://city.example/" + "a".repeat(2_000)));
    }
}
