package org.shuyuan.text;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Numbers as people read them, the same in every language of the face. */
public final class Figures {

    private static final long KIB = 1024;

    private Figures() {}

    /** Seconds as {@code 02:15}, from an hour on as {@code 1:02:15}. */
    public static String clock(double seconds) {
        long whole = Math.max(0, (long) seconds);
        long hours = whole / 3600;
        String minutes = "%02d:%02d".formatted(whole / 60 % 60, whole % 60);
        return hours == 0 ? minutes : hours + ":" + minutes;
    }

    /** 209 715 200 bytes as {@code 200 MB}, the way that file managers count. */
    public static String size(long bytes) {
        Iterator<String> units = List.of("KB", "MB", "GB", "TB").iterator();
        double count = (double) bytes / KIB;
        String unit = units.next();
        while (count >= KIB && units.hasNext()) {
            count /= KIB;
            unit = units.next();
        }
        String figures = count >= 10 || count == Math.rint(count) ? "%.0f" : "%.1f";
        return String.format(Locale.ROOT, figures, count) + " " + unit;
    }
}
