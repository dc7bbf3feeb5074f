package org.shuyuan.share.oai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResumptionTokenTest {

    private static final Instant EXPIRES = Instant.parse("2026-11-28T00:00:00Z");

    @Test
    void whatIsWrittenIsReadAgain() {
        ResumptionToken bounded = new ResumptionToken(
                Verb.LIST_RECORDS,
                "oai_dc",
                Optional.of("org:33"),
                Optional.of(Instant.parse("2026-11-21T00:00:00Z")),
                4711,
                200,
                1_000_000,
                EXPIRES);
        ResumptionToken open = new ResumptionToken(
                Verb.LIST_IDENTIFIERS, "oai_dc", Optional.empty(), Optional.empty(), 1, 200, 201, EXPIRES);

        assertThat(ResumptionToken.of(bounded.bytes())).contains(bounded);
        assertThat(ResumptionToken.of(open.bytes())).contains(open);
    }

    @Test
    void anotherFormIsNoToken() {
        byte[] bytes = new ResumptionToken(
                        Verb.LIST_RECORDS, "oai_dc", Optional.empty(), Optional.empty(), 1, 2, 3, EXPIRES)
                .bytes();
        byte[] later = bytes.clone();
        later[0] = 2;

        assertThat(ResumptionToken.of(later)).isEmpty();
        assertThat(ResumptionToken.of(Arrays.copyOf(bytes, bytes.length - 1))).isEmpty();
        assertThat(ResumptionToken.of(new byte[0])).isEmpty();
    }
}
