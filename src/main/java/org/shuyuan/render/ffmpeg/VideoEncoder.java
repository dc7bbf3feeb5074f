package org.shuyuan.render.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import org.shuyuan.render.profile.Ladder;
import org.shuyuan.render.profile.Rung;

/** The encoders that builds of FFmpeg carry. */
public enum VideoEncoder {
    /** In the GPL build: the best there is. */
    X264 {
        @Override
        public List<String> options(Ladder.Step step, Take take) {
            Rung rung = step.rung();
            List<String> words = new ArrayList<>(List.of("-c:v", "libx264", "-preset", rung.preset()));
            take.profile().tune().ifPresent(tune -> words.addAll(List.of("-tune", tune)));
            rung.x264().ifPresent(besides -> words.addAll(List.of("-x264-params", besides)));
            words.addAll(List.of("-profile:v", "high", "-crf", number(rung.crf())));
            words.addAll(List.of("-maxrate", rung.maxKbps() + "k", "-bufsize", 2 * rung.maxKbps() + "k"));
            words.addAll(keyframes(step, take));
            // The rungs share the cores already; threads of their own only cost quality and memory.
            words.addAll(List.of("-sc_threshold", "0", "-threads", "1"));
            return words;
        }
    },
    /** In the LGPL build: no quality target, so the cap is the rate. */
    OPENH264 {
        @Override
        public List<String> options(Ladder.Step step, Take take) {
            String rate = step.rung().maxKbps() + "k";
            List<String> words = new ArrayList<>(List.of("-c:v", "libopenh264", "-b:v", rate, "-maxrate", rate));
            words.addAll(keyframes(step, take));
            words.addAll(List.of("-threads", "1"));
            return words;
        }
    },
    /** In every build, for AV1: no keyframes but those that all rungs have. */
    SVT_AV1 {
        @Override
        public List<String> options(Ladder.Step step, Take take) {
            Rung rung = step.rung();
            List<String> words = new ArrayList<>(List.of("-c:v", "libsvtav1", "-preset", rung.preset()));
            words.addAll(List.of("-crf", number(rung.crf())));
            words.addAll(keyframes(step, take));
            words.addAll(List.of("-svtav1-params", "scd=0:lp=1:mbr=" + rung.maxKbps()));
            return words;
        }
    };

    /** What makes this rung, where H.264 is made by this encoder. */
    VideoEncoder of(Rung rung) {
        return switch (rung.coded()) {
            case H264 -> this;
            case AV1 -> SVT_AV1;
        };
    }

    public abstract List<String> options(Ladder.Step step, Take take);

    /** After the same number of frames in every rung and chunk, so that a player can change between them at any segment. */
    private static List<String> keyframes(Ladder.Step step, Take take) {
        return List.of("-g", Long.toString(take.gop(step)));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
