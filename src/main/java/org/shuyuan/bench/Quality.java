package org.shuyuan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of the upload is still to be seen at 720 lines: VMAF where the launcher could get an FFmpeg for it, else SSIM. */
final class Quality {

    private static final int SECONDS = 45;
    private static final Path VMAF_PROGRAM = Path.of("target", "vmaf", "ffmpeg-amd64");
    private static final Pattern VMAF = Pattern.compile("VMAF score: ([0-9.]+)");
    private static final Pattern SSIM = Pattern.compile("SSIM .*All:([0-9.]+)");

    private final Plain plain;

    Quality(Plain plain) {
        this.plain = plain;
    }

    Map<String, Number> compared(Path source, Path ours, Path theirs) throws IOException, InterruptedException {
        Optional<Path> vmaf = Optional.of(VMAF_PROGRAM.toAbsolutePath()).filter(Files::isExecutable);
        String name = vmaf.isPresent() ? "vmaf" : "ssim";
        double our = score(vmaf, source, ours);
        double their = score(vmaf, source, theirs);
        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put(name + "_720p", our);
        figures.put(name + "_720p_peertube_like", their);
        figures.put(name + "_720p_below_peertube_like", their - our);
        return figures;
    }

    private double score(Optional<Path> vmaf, Path source, Path made) throws IOException, InterruptedException {
        Plain program = vmaf.map(path -> new Plain(path, plain.folder())).orElse(plain);
        String compare = vmaf.isPresent() ? "libvmaf" : "ssim";
        String said = program.run(
                "-v info -t " + SECONDS + " -i %s -t " + SECONDS + " -i %s -filter_complex"
                        + " [0:v]fps=25,scale=1280:720:flags=bicubic,setpts=PTS-STARTPTS[made];"
                        + "[1:v]fps=25,scale=1280:720:flags=bicubic,setpts=PTS-STARTPTS[source];"
                        + "[made][source]" + compare + " -f null -",
                made,
                source);
        Matcher score = (vmaf.isPresent() ? VMAF : SSIM).matcher(said);
        if (!score.find()) {
            throw new IOException("No score in what FFmpeg said");
        }
        return Double.parseDouble(score.group(1));
    }
}
