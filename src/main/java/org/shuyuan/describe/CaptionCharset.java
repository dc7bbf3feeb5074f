package org.shuyuan.describe;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * How a caption file was written down. WebVTT is UTF-8 by its standard; SRT has none, and what comes from Windows is
 * UTF-16 or GB 18030. Nothing is guessed beyond these: wrong characters would be found by nobody.
 */
final class CaptionCharset {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final char REPLACED = '\ufffd';
    /** One broken character among this many is an accident of a program; more of them are another charset. */
    private static final int TOLERATED_ONE_IN = 20;

    private CaptionCharset() {}

    /** @throws Problem {@link ProblemType#CAPTIONS_ENCODING_UNKNOWN} */
    static String decode(byte[] file) {
        if (begins(file, 0xef, 0xbb, 0xbf)) {
            return text(file, 3, StandardCharsets.UTF_8);
        }
        if (begins(file, 0xff, 0xfe)) {
            return text(file, 2, StandardCharsets.UTF_16LE);
        }
        if (begins(file, 0xfe, 0xff)) {
            return text(file, 2, StandardCharsets.UTF_16BE);
        }
        if (holdsZeroes(file)) {
            return text(file, 0, zeroesAreSecond(file) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        }
        String utf8 = text(file, 0, StandardCharsets.UTF_8);
        if (mostlyWhole(utf8)) {
            return utf8;
        }
        String chinese = text(file, 0, GB18030);
        if (mostlyWhole(chinese) && mostlyCommonChinese(file)) {
            return chinese;
        }
        throw Problem.of(ProblemType.CAPTIONS_ENCODING_UNKNOWN);
    }

    private static String text(byte[] file, int from, Charset charset) {
        return new String(file, from, file.length - from, charset);
    }

    private static boolean begins(byte[] file, int... mark) {
        for (int at = 0; at < mark.length; at++) {
            if (at >= file.length || (file[at] & 0xff) != mark[at]) {
                return false;
            }
        }
        return true;
    }

    /** Digits and line ends have a zero beside them in UTF-16, and nothing has in the others. */
    private static boolean holdsZeroes(byte[] file) {
        for (byte each : file) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean zeroesAreSecond(byte[] file) {
        int balance = 0;
        for (int at = 0; at < file.length; at++) {
            if (file[at] == 0) {
                balance += at % 2 == 1 ? 1 : -1;
            }
        }
        return balance > 0;
    }

    private static boolean mostlyWhole(String text) {
        long broken = text.chars().filter(each -> each == REPLACED).count();
        long beyondAscii = text.chars().filter(each -> each > 0x7f).count();
        return broken * TOLERATED_ONE_IN <= beyondAscii;
    }

    /**
     * Nearly any bytes are some character of GB 18030. In Chinese, most are punctuation (A1 to A9) or among the 3 755 that
     * GB 2312 puts first (B0 to D7); French in Latin-1 or Chinese in Big5 is not.
     */
    private static boolean mostlyCommonChinese(byte[] file) {
        int common = 0;
        int pairs = 0;
        for (int at = 0; at < file.length; at++) {
            int lead = file[at] & 0xff;
            if (lead > 0x80) {
                at++;
                int trail = at < file.length ? file[at] & 0xff : 0;
                boolean known = (lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xd7);
                common += known && trail >= 0xa1 ? 1 : 0;
                pairs++;
            }
        }
        return common * 4 >= pairs * 3;
    }
}
