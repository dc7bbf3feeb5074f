package org.shuyuan.share.lti.session;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The colour of a platform, in which what can be acted on is shown within its frames: the custom parameter {@code accent}, such as
 * {@code #1d5c8a}. It is made darker or lighter until it can be read (WCAG 2.2, 1.4.3).
 *
 * @param rgb red, green and blue, 8 bits each
 */
public record Accent(int rgb) {

    private static final Pattern FORM = Pattern.compile("#?([0-9a-fA-F]{6})");
    private static final double READABLE = 4.6;

    private static final int HEX = 16;
    private static final int WHITE = 0xFFFFFF;
    private static final int BLACK = 0x000000;

    /** Of the sheets of ui/styles/parts/tokens.css, by day and by night. */
    private static final int DAY = 0xF7F3EA;

    private static final int NIGHT = 0x221F1B;
    private static final double WASH = 0.12;
    private static final double STRONGER = 0.2;
    private static final double STEP = 0.04;

    public Accent {
        if (rgb < 0 || rgb > WHITE) {
            throw new IllegalArgumentException("no colour: " + rgb);
        }
    }

    public static Optional<Accent> of(String text) {
        return Optional.of(FORM.matcher(text.strip()))
                .filter(form -> form.matches())
                .map(form -> new Accent(Integer.parseInt(Objects.requireNonNull(form.group(1)), HEX)));
    }

    /** The tokens that it stands for, by day and by night. */
    String css() {
        return ":root{" + tokens(DAY, BLACK, WHITE) + "}@media (prefers-color-scheme:dark){:root{"
                + tokens(NIGHT, WHITE, BLACK) + "}}";
    }

    /**
     * @param sheet that it stands on
     * @param away what it is mixed with until it can be read there
     * @param on what is read on it
     */
    private String tokens(int sheet, int away, int on) {
        int tone = rgb;
        for (double more = STEP; more < 1 && !readable(tone, sheet, on); more += STEP) {
            tone = mixed(rgb, away, more);
        }
        return "--accent:" + hex(tone) + ";--accent-strong:" + hex(mixed(tone, away, STRONGER)) + ";--on-accent:"
                + hex(on) + ";--accent-wash:" + hex(mixed(sheet, tone, WASH));
    }

    private static boolean readable(int tone, int sheet, int on) {
        return contrast(tone, mixed(sheet, tone, WASH)) >= READABLE && contrast(tone, on) >= READABLE;
    }

    /** Of WCAG 2.2, contrast ratio. */
    static double contrast(int one, int other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    /** @param share of the second */
    private static int mixed(int first, int second, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double channel = (first >> shift & 0xFF) * (1 - share) + (second >> shift & 0xFF) * share;
            mixed |= (int) Math.round(channel) << shift;
        }
        return mixed;
    }

    private static String hex(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}
