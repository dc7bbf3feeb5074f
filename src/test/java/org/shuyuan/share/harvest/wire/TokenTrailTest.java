package org.shuyuan.share.harvest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.share.harvest.wire.HarvestTrouble.Kind;

class TokenTrailTest {

    private static final WireRecord RECORD =
            new WireRecord("oai:a:1", Instant.EPOCH, true, List.of(), Optional.empty(), List.of());

    @Test
    void aLongListIsNoCircle() {
        TokenTrail trail = walk(20_000, page -> "token " + page);

        assertThat(trail.pages()).isEqualTo(20_000);
        assertThat(trail.text()).hasSizeLessThanOrEqualTo(500);
        assertThat(TokenTrail.parse(trail.text())).isEqualTo(trail);
        assertThat(trail.after(page(Optional.empty(), 1)).pages()).isEqualTo(20_001);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 2", "7, 1", "500, 32"})
    void aShortCircleIsNoticedAtItsFirstTurn(int before, int length) {
        assertThat(pagesUntilLooping(before, length)).isEqualTo(before + length + 1);
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "90, 33", "1000, 777", "5, 5000"})
    void aLongCircleIsNoticedBeforeItsThirdTurn(int before, int length) {
        assertThat(pagesUntilLooping(before, length)).isLessThanOrEqualTo(3 * Math.max(before, length) + length);
    }

    @Test
    void listsHaveAnEnd() {
        HarvestTrouble trouble =
                catchThrowableOfType(HarvestTrouble.class, () -> walk(Integer.MAX_VALUE, page -> "token " + page));

        assertThat(trouble.kind()).isEqualTo(Kind.ENDLESS);
        assertThat(trouble.detail()).contains("100000");
    }

    @Test
    void pagesWithoutRecordsComeToAnEnd() {
        TokenTrail trail = TokenTrail.parse("");
        for (int page = 0; page < 100; page++) {
            trail = TokenTrail.parse(
                    trail.after(page(Optional.of("token " + page), 0)).text());
        }
        TokenTrail barren = trail;

        assertThat(catchThrowableOfType(HarvestTrouble.class, () -> barren.after(page(Optional.of("one more"), 0)))
                        .kind())
                .isEqualTo(Kind.ENDLESS);
        assertThat(barren.after(page(Optional.of("one more"), 1)).barren()).isZero();
        assertThat(barren.after(page(Optional.empty(), 0)).pages()).isEqualTo(101);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1 2", "one 2  ", "1 2 3"})
    void whatIsNoTrailIsRefused(String text) {
        assertThatThrownBy(() -> TokenTrail.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int pagesUntilLooping(int before, int length) {
        IntFunction<String> circle = page -> "token " + (page < before ? page : before + (page - before) % length);
        int pages = 0;
        TokenTrail trail = TokenTrail.parse("");
        try {
            while (true) {
                trail = TokenTrail.parse(
                        trail.after(page(Optional.of(circle.apply(pages)), 1)).text());
                pages++;
            }
        } catch (HarvestTrouble trouble) {
            assertThat(trouble.kind()).isEqualTo(Kind.LOOPING);
            return pages + 1;
        }
    }

    private static TokenTrail walk(int pages, IntFunction<String> tokens) {
        TokenTrail trail = TokenTrail.parse("");
        for (int page = 0; page < pages; page++) {
            trail = trail.after(page(Optional.of(tokens.apply(page)), 1));
        }
        return trail;
    }

    private static Page page(Optional<String> token, int records) {
        return new Page(
                Instant.EPOCH,
                records == 0 ? List.of() : List.of(RECORD),
                List.of(),
                token,
                Optional.empty(),
                Optional.empty(),
                0);
    }
}
