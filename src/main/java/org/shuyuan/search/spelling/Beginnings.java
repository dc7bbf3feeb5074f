package org.shuyuan.search.spelling;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.shuyuan.text.Folding;

/** From where on a title is completed for somebody who types: its beginning, and each word that stands after a gap. */
public final class Beginnings {

    /** Enough for 第二十二章 二次函数 22.1 二次函数的图像和性质, and a bound for the index. */
    private static final int MOST = 6;

    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Beginnings() {}

    public static List<String> of(Stream<String> titles) {
        Set<String> beginnings = new LinkedHashSet<>();
        titles.forEach(title -> beginnings.addAll(of(title)));
        return List.copyOf(beginnings);
    }

    /** How a name is begun, as {@link Typed#loss} says; the best of its beginnings. */
    public static OptionalInt loss(String name, String typed) {
        return of(Folding.fold(name)).stream()
                .flatMapToInt(beginning -> Typed.loss(typed, beginning).stream())
                .min();
    }

    private static List<String> of(String title) {
        List<String> beginnings = new ArrayList<>(List.of(title));
        Matcher gap = GAP.matcher(title);
        while (gap.find() && beginnings.size() < MOST) {
            if (gap.start() > 0 && gap.end() < title.length()) {
                beginnings.add(title.substring(gap.end()));
            }
        }
        return beginnings;
    }
}
