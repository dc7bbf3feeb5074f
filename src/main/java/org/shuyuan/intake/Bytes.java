package org.shuyuan.intake;

import java.util.Locale;

/** Writes a number of bytes as people read it. */
final class Bytes {
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

    private Bytes() {}

    /** In steps of 1024, with at most one decimal, rounded down, so that a limit is never promised too high: {@code 8 GB}. */
    static String shown(long bytes) {
        int unit = 0;
        double value = bytes;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        double tenths = Math.floor(value * 10) / 10;
        String number = tenths == Math.floor(tenths)
                ? Long.toString((long) tenths)
                : String.format(Locale.ROOT, "%.1f", tenths);
        return number + " " + UNITS[unit];
    }
}
