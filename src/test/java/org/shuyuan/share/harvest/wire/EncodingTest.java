package org.shuyuan.share.harvest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.shuyuan.share.harvest.wire.Repository.oai;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.share.harvest.wire.HarvestTrouble.Kind;

class EncodingTest {

    private static final String TITLE = "勾股定理与圆周率";
    private static final String RARE = "𠮷野家";

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8",
        "utf-8, UTF-8",
        "UTF-16, UTF-16",
        "UTF-16, UTF-16BE",
        "UTF-16, UTF-16LE",
        "GB18030, GB18030",
        "gbk, GBK",
        "GB2312, GB2312",
        "GB2312, GB18030"
    })
    void aDeclaredEncodingIsRead(String declared, String encoding) {
        assertThat(title(page(TITLE, declared).getBytes(Charset.forName(encoding))))
                .isEqualTo(TITLE);
    }

    @Test
    void otherEncodingsThatBeginLikeAsciiAreRead() {
        assertThat(title(page("勾股定理與圓周率", "Big5").getBytes(Charset.forName("Big5"))))
                .isEqualTo("勾股定理與圓周率");
    }

    @Test
    void lettersThatShowWhatTheyAreTellMoreThanADeclaration() {
        assertThat(title(page(TITLE, "GB18030").getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(TITLE);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16", "GB18030"})
    void charactersBeyondTheFirstPlaneAreRead(String encoding) {
        assertThat(title(page(RARE, encoding).getBytes(Charset.forName(encoding))))
                .isEqualTo(RARE);
    }

    @Test
    void aByteOrderMarkTellsMoreThanADeclaration() {
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        marked.writeBytes(page(TITLE, "GBK").getBytes(StandardCharsets.UTF_8));

        assertThat(title(marked.toByteArray())).isEqualTo(TITLE);
    }

    @Test
    void withoutADeclarationItIsUtf8() {
        String bare = page(TITLE, "UTF-8").replaceFirst("<\\?.*?\\?>", "");

        assertThat(title(bare.getBytes(StandardCharsets.UTF_8))).isEqualTo(TITLE);
        assertThat(trouble(bare.getBytes(Charset.forName("GB18030"))).detail()).contains("UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, GB18030",
        "UTF-16, UTF-8",
        "US-ASCII, UTF-8",
        "no-such-thing, UTF-8",
        "IBM037, UTF-8",
        "UTF-7, UTF-8",
        "ISO-2022-CN, UTF-8"
    })
    void aLyingPageIsRefusedInClearWords(String declared, String encoding) {
        HarvestTrouble trouble = trouble(page(TITLE, declared).getBytes(Charset.forName(encoding)));

        assertThat(trouble.kind()).isEqualTo(Kind.NOT_XML);
        assertThat(trouble.detail()).contains(declared);
    }

    @Test
    void aCharacterThatIsCutIsNoCharacter() {
        byte[] whole = page(TITLE, "UTF-8").getBytes(StandardCharsets.UTF_8);
        int at = new String(whole, StandardCharsets.ISO_8859_1)
                .indexOf(new String(TITLE.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        byte[] cut = Arrays.copyOf(whole, at + 1);
        byte[] damaged = whole.clone();
        damaged[at] = (byte) 0xFF;

        assertThat(trouble(cut).kind()).isEqualTo(Kind.NOT_XML);
        assertThat(trouble(damaged).detail()).contains("UTF-8");
    }

    private static String page(String title, String declared) {
        return oai("<Identify><protocolVersion>2.0</protocolVersion><repositoryName>" + title
                        + "</repositoryName></Identify>")
                .replace("encoding=\"UTF-8\"", "encoding='" + declared + "'");
    }

    private static String title(byte[] page) {
        return Reply.read(Cursor.over(new ByteArrayInputStream(page)), "Identify", IdentityReader::read)
                .orThrow()
                .name();
    }

    private static HarvestTrouble trouble(byte[] page) {
        return catchThrowableOfType(HarvestTrouble.class, () -> title(page));
    }
}
