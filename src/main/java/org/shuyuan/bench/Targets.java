package org.shuyuan.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was promised, and which figures fall short of it. */
final class Targets {

    private static final Map<String, Double> AT_MOST = new LinkedHashMap<>();

    static {
        AT_MOST.put("playable_seconds_10min", 2.0);
        AT_MOST.put("cpu_vs_naive", 0.55);
        AT_MOST.put("cpu_vs_single_ffmpeg", 1.03);
        AT_MOST.put("cpu_vs_peertube_like", 0.60);
        AT_MOST.put("bytes_vs_peertube_like_slides", 0.30);
        AT_MOST.put("vmaf_720p_below_peertube_like", 2.0);
        AT_MOST.put("chunk_overhead_60s", 1.03);
        AT_MOST.put("lost_on_kill_seconds", 60.0);
        AT_MOST.put("resume_seconds", 10.0);
        AT_MOST.put("readable_rung_kbps", 120.0);
        AT_MOST.put("extras_cpu_share", 0.02);
    }

    private Targets() {}

    /** For figures that are better when they are larger. */
    static void atLeast(Map<String, Number> figures, String figure, double least) {
        double value = figures.getOrDefault(figure, 0).doubleValue();
        if (value < least) {
            System.out.printf("%-34s %.3f FALLS SHORT of at least %.3f%n", figure, value, least);
        }
    }

    /** For figures that are better when they are smaller. */
    static void atMost(Map<String, Number> figures, String figure, double most) {
        Number value = figures.get(figure);
        if (value == null) {
            System.out.printf("%-34s not measured%n", figure);
        } else if (value.doubleValue() > most) {
            System.out.printf("%-34s %.3f FALLS SHORT of at most %.3f%n", figure, value.doubleValue(), most);
        }
    }

    static void tell(Map<String, Number> figures) {
        AT_MOST.forEach((figure, most) -> atMost(figures, figure, most));
    }
}
