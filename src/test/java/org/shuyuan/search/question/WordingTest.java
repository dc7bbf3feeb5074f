package org.shuyuan.search.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.search.question.Wording.Piece;

class WordingTest {

    @Test
    void spaceOfEveryKindPartsThePieces() {
        assertThat(Wording.of("二次函数　图像\t初三\u0000九年级").pieces())
                .extracting(Piece::text)
                .containsExactly("二次函数", "图像", "初三", "九年级");
    }

    @Test
    void whatNobodySeesIsLeftOut() {
        assertThat(Wording.of("\uFEFF二次\u200B函\u00AD数 👩\u200D🏫").pieces())
                .extracting(Piece::text)
                .containsExactly("二次函数", "👩\u200D🏫");
    }

    @Test
    void pairedQuotationMarksMakeAPhrase() {
        assertThat(Wording.of("数学\"二次 函数\"“图像”「春晓」").pieces())
                .containsExactly(
                        new Piece("数学", false), new Piece("二次 函数", true), new Piece("图像", true), new Piece("春晓", true));
    }

    @Test
    void aQuotationMarkAloneIsNothing() {
        assertThat(Wording.of("12\" 黑板 \"").pieces()).containsExactly(new Piece("12", false), new Piece("黑板", true));
        assertThat(Wording.of("“春晓").pieces()).containsExactly(new Piece("春晓", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "*:*", "()[]{}", "\"\"", "\\", "???", "&& || !", "~^", "\uD800"})
    void whatHoldsNoWordIsNeitherAPieceNorAWishToBrowse(String typed) {
        Wording wording = Wording.of(typed);

        assertThat(wording.pieces()).isEmpty();
        assertThat(wording.empty()).isEqualTo(typed.equals("\uD800"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u3000\n", "\u0000"})
    void onlySpaceIsAWishToBrowse(String typed) {
        assertThat(Wording.of(typed).empty()).isTrue();
    }

    @Test
    void aPastedPageIsCut() {
        Wording wording = Wording.of("数 ".repeat(5000));

        assertThat(wording.pieces()).hasSize(Wording.MOST_PIECES);
        assertThat(Wording.of("数".repeat(10_000)).line()).hasSize(Wording.MOST_CHARACTERS);
    }

    @Test
    void emojiFormulasAndOldCharactersStay() {
        assertThat(Wording.of("😀 H₂O x²+1 𠀀 ①").pieces())
                .extracting(Piece::text)
                .containsExactly("😀", "H₂O", "x²+1", "𠀀", "①");
    }
}
