package org.shuyuan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bandwidths that a master playlist promises, by the name of the rung. */
record Variants(Map<String, Long> averages) {

    private static final Pattern VARIANT =
            Pattern.compile("#EXT-X-STREAM-INF:.*AVERAGE-BANDWIDTH=(\\d+).*\\n(.*)\\.m3u8");

    static Variants read(Path master) throws IOException {
        Map<String, Long> averages = new HashMap<>();
        Matcher variants = VARIANT.matcher(Files.readString(master));
        while (variants.find()) {
            averages.put(variants.group(2), Long.valueOf(variants.group(1)));
        }
        return new Variants(averages);
    }

    /** Bits in a second, with the sound. */
    long average(String name) {
        return Objects.requireNonNull(averages.get(name), name);
    }
}
