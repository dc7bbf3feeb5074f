package org.shuyuan.render.profile;

/**
 * One quality of a ladder.
 *
 * @param name stands in addresses: letters, digits and hyphens
 * @param shortSide of the picture, in pixels
 * @param fps frames in a second, at most
 * @param preset x264's, from ultrafast to veryslow
 * @param crf x264's constant rate factor: the quality that is aimed at
 * @param maxKbps what it may not exceed, in kbit/s
 */
public record Rung(String name, int shortSide, double fps, String preset, double crf, int maxKbps) {

    public Rung {
        require(name.matches("[a-z0-9][a-z0-9-]{0,30}"), "name", name);
        require(shortSide >= 64 && shortSide <= 4320, "shortSide", shortSide);
        require(fps >= 1 && fps <= 120, "fps", fps);
        require(
                preset.matches("ultrafast|superfast|veryfast|faster|fast|medium|slow|slower|veryslow"),
                "preset",
                preset);
        require(crf >= 0 && crf <= 51, "crf", crf);
        require(maxKbps >= 16 && maxKbps <= 100_000, "maxKbps", maxKbps);
    }

    static void require(boolean holds, String field, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(field + " can't be " + value);
        }
    }
}
