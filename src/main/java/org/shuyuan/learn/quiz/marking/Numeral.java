package org.shuyuan.learn.quiz.marking;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rational number, never rounded: a third of an hour is twenty minutes.
 *
 * @param under more than 0
 */
record Numeral(BigDecimal over, BigDecimal under) {

    static final Numeral ONE = of(BigDecimal.ONE);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Longer ones nobody types. Exponents are as short, or a single number could fill the memory. */
    private static final int LONGEST = 100;

    private static final Pattern PREFIXED = Pattern.compile("^([¥$€]) ?(.+)$");
    private static final String WHOLE = "\\d{1,3}(?:[, ]\\d{3})+(?!\\d)|\\d+";
    private static final Pattern NUMBER = Pattern.compile("([-+]?) ?"
            + "(?:(?:(?<whole>\\d+)[又 ])?(?<over>\\d+)/(?<under>\\d+)"
            + "|(?<decimal>(?:" + WHOLE + ")(?:\\.\\d*)?|\\.\\d+)"
            + "(?:(?: ?[*x·] ?10\\^|e)(?<power>[-+]?\\d{1,3})(?!\\d))?)"
            + " ?(?<myriads>万亿|万|亿)?(?<rest>.*)");
    private static final Map<String, Integer> MYRIADS = Map.of("万", 4, "亿", 8, "万亿", 12);

    /** What was typed: a number, how it was written, and what stands behind it. */
    record Read(Numeral number, String digits, String rest) {}

    static Numeral of(BigDecimal decimal) {
        return new Numeral(decimal, BigDecimal.ONE);
    }

    /**
     * Reads what begins with a number: {@code -1,000.5}, {@code 1.5×10³}, {@code 1.5e3}, {@code 3/4}, {@code 1又1/2}, {@code 3万}.
     *
     * @param plain as {@link Notation#plain} makes it
     */
    static Optional<Read> read(String plain) {
        if (plain.length() > LONGEST) {
            return Optional.empty();
        }
        // The case matters to units, but not to the e of a power.
        String typed = PREFIXED.matcher(plain).replaceFirst("$2$1").replaceFirst("^负", "-");
        Matcher matcher = NUMBER.matcher(typed.replaceFirst("(?<=\\d)E(?=[-+]?\\d)", "e"));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String rest = matcher.group("rest").strip();
        String digits = matcher.group().substring(0, matcher.start("rest")).strip();
        return value(matcher).map(number -> new Read(number, digits.toLowerCase(Locale.ROOT), rest));
    }

    private static Optional<Numeral> value(Matcher matcher) {
        BigDecimal under = BigDecimal.ONE;
        BigDecimal over;
        if (matcher.group("over") == null) {
            over = new BigDecimal(matcher.group("decimal").replaceAll("[, ]", ""));
        } else {
            under = new BigDecimal(matcher.group("under"));
            over = new BigDecimal(matcher.group("over"));
            if (matcher.group("whole") != null) {
                over = over.add(new BigDecimal(matcher.group("whole")).multiply(under));
            }
        }
        if (matcher.group("power") != null) {
            over = over.scaleByPowerOfTen(Integer.parseInt(matcher.group("power")));
        }
        if (matcher.group("myriads") != null) {
            over = over.scaleByPowerOfTen(MYRIADS.getOrDefault(matcher.group("myriads"), 0));
        }
        if (matcher.group(1).equals("-")) {
            over = over.negate();
        }
        return under.signum() == 0 ? Optional.empty() : Optional.of(new Numeral(over, under));
    }

    Numeral times(Numeral other) {
        return new Numeral(over.multiply(other.over), under.multiply(other.under));
    }

    /** Whether the other is as near as the tolerance says; its edges belong to it. */
    boolean near(Numeral other, Numeral by) {
        // |a/b - c/d| <= e/f  is  |ad - cb| f <= e b d
        BigDecimal apart =
                over.multiply(other.under).subtract(other.over.multiply(under)).abs();
        return apart.multiply(by.under).compareTo(by.over.multiply(under).multiply(other.under)) <= 0;
    }

    /** So many percent of it, without its sign. */
    Numeral percent(BigDecimal percent) {
        return new Numeral(over.abs().multiply(percent), under.multiply(HUNDRED));
    }
}
