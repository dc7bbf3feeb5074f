package org.shuyuan.render.ffmpeg;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Reads what {@code -progress pipe:1} writes and tells every few percents. */
public final class Progress implements Consumer<String> {

    private static final String TIME = "out_time_us=";
    private static final int NEARLY = 99;
    /** Each time it is told costs a look into the database. */
    private static final int STEP = 4;

    private final double seconds;
    private final IntConsumer percents;
    private int told = -STEP;

    /** @param seconds what there is to do */
    public Progress(double seconds, IntConsumer percents) {
        this.seconds = seconds;
        this.percents = percents;
    }

    @Override
    public void accept(String line) {
        // It says N/A until the first frame is out.
        if (!line.startsWith(TIME) || !line.substring(TIME.length()).matches("\\d{1,15}")) {
            return;
        }
        double done = Long.parseLong(line.substring(TIME.length())) / 1e6;
        int percent = Math.clamp(Math.round(100 * done / Math.max(0.001, seconds)), 0, NEARLY);
        if (percent >= told + STEP) {
            told = percent;
            percents.accept(percent);
        }
    }
}
