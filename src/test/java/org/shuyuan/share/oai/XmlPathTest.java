package org.shuyuan.share.oai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlPathTest {

    private static final String TAXON =
            "classification[purpose=discipline]/taxonPath[source=shuyuan:subject][taxon/id={from}]/taxon/entry[@lang=zh]";

    private final XmlNode record = new XmlNode("record");

    @Test
    void aStepUsesWhatIsThere() {
        XmlPath.of("general/title").say(record, "", "圆", "圆");
        XmlPath.of("general/language").say(record, "", "zh", "zh");

        assertThat(record).hasToString("<record><general><title>圆</title><language>zh</language></general></record>");
    }

    @Test
    void eachValueHasAnElementOfItsOwnBehindAPlus() {
        XmlPath keyword = XmlPath.of("keyword+/string");

        keyword.say(record, "", "圆", "圆");
        keyword.say(record, "", "弧", "弧");

        assertThat(record)
                .hasToString("<record><keyword><string>圆</string></keyword>"
                        + "<keyword><string>弧</string></keyword></record>");
    }

    @Test
    void conditionsHoldAfterwards() {
        XmlPath.of(TAXON).say(record, "", "mathematics", "数学");
        XmlPath.of(TAXON).say(record, "", "physics", "物理");

        assertThat(record)
                .hasToString("<record><classification><purpose>discipline</purpose>"
                        + "<taxonPath><source>shuyuan:subject</source><taxon><id>mathematics</id>"
                        + "<entry lang=\"zh\">数学</entry></taxon></taxonPath>"
                        + "<taxonPath><source>shuyuan:subject</source><taxon><id>physics</id>"
                        + "<entry lang=\"zh\">物理</entry></taxon></taxonPath>"
                        + "</classification></record>");
    }

    @Test
    void whatIsSaidAlreadyIsNotSaidAgain() {
        XmlPath.of("subject").say(record, "dc:", "数学", "数学");
        XmlPath.of("subject").say(record, "dc:", "mathematics", "数学");

        assertThat(record).hasToString("<record><dc:subject>数学</dc:subject></record>");
    }

    @Test
    void whatIsSaidCantBeMarkup() {
        XmlPath.of("taxon[id={from}]/entry[@lang={from}]").say(record, "", "a\"&<b>]]>", "]]></entry>\u0008");

        assertThat(record)
                .hasToString("<record><taxon><id>a&quot;&amp;&lt;b&gt;]]&gt;</id>"
                        + "<entry lang=\"a&quot;&amp;&lt;b&gt;]]&gt;\">]]&gt;&lt;/entry&gt;</entry></taxon></record>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a//b", "/a", "a[b]", "a[b=]", "a[=c]", "a[b=c", "a b", "a[@b/c=d]", "../a", "a[b=c]d"})
    void whatIsNoPathIsRefused(String text) {
        assertThatThrownBy(() -> XmlPath.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
