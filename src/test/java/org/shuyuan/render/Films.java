package org.shuyuan.render;

import java.nio.file.Path;
import java.util.UUID;
import org.shuyuan.render.ladder.Footage;

/** Films for tests of later stages. */
public record Films(Footage footage) {

    public static Films in(Path folder) {
        return new Films(Footage.in(folder));
    }

    /** So many seconds whose right channel takes back this share of what the left one says. */
    public Path withCrossedTone(int seconds, double share) throws Exception {
        return footage.make(
                "crossed.mp4",
                "-f lavfi -i testsrc2=s=320x240:r=25:d=" + seconds + " -f lavfi -i sine=frequency=300:duration="
                        + seconds + ",pan=stereo|c0=c0|c1=-" + share + "*c0",
                "-c:v libx264 -preset ultrafast -g 25 -pix_fmt yuv420p -c:a aac -metadata comment="
                        + UUID.randomUUID());
    }

    /** So many seconds, with a tone in the first of them; without any sound where the tone has none. */
    public Path withTone(int seconds, int tone) throws Exception {
        String picture = "-f lavfi -i testsrc2=s=320x240:r=25:d=" + seconds;
        String sound =
                tone == 0 ? "" : " -f lavfi -i sine=frequency=300:duration=" + tone + ",apad=whole_dur=" + seconds;
        return footage.make(
                "tone.mp4",
                picture + sound,
                "-c:v libx264 -preset ultrafast -g 25 -pix_fmt yuv420p -c:a aac -shortest -metadata comment="
                        + UUID.randomUUID());
    }
}
