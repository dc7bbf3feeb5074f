package org.shuyuan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How much of the upload is still to be seen at 720 lines: VMAF where an FFmpeg for it and its model are at hand, else SSIM. */
final class Quality {

    private static final int SECONDS = 45;
    private static final Path VMAF_PROGRAM = Path.of("target", "vmaf", "ffmpeg-amd64");
    /** Where a distribution or a person puts it: no registry of packages carries it, so the launcher can't. */
    private static final List<Path> MODELS = Stream.of("target/vmaf", "/usr/share/vmaf/model", "/usr/local/share/model")
            .map(folder -> Path.of(folder, "vmaf_v0.6.1.pkl").toAbsolutePath())
            .toList();

    private static final Pattern VMAF = Pattern.compile("VMAF score: ([0-9.]+)");
    private static final Pattern SSIM = Pattern.compile("SSIM .*All:([0-9.]+)");

    private final Plain plain;

    Quality(Plain plain) {
        this.plain = plain;
    }

    Map<String, Number> compared(Path source, Path ours, Path theirs) throws IOException, InterruptedException {
        Optional<Path> model = MODELS.stream().filter(Files::isReadable).findFirst();
        Measure measure = model.filter(_ -> Files.isExecutable(VMAF_PROGRAM))
                .map(there -> new Measure(
                        "vmaf",
                        new Plain(VMAF_PROGRAM.toAbsolutePath(), plain.folder()),
                        "libvmaf=model_path=" + there,
                        VMAF))
                .orElseGet(() -> new Measure("ssim", plain, "ssim", SSIM));
        String name = measure.name();
        if (name.equals("ssim")) {
            System.err.printf("Quality is measured as SSIM: %s or one of %s is missing%n", VMAF_PROGRAM, MODELS);
        }
        double our = score(measure, source, ours);
        double their = score(measure, source, theirs);
        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put(name + "_720p", our);
        figures.put(name + "_720p_peertube_like", their);
        figures.put(name + "_720p_below_peertube_like", their - our);
        return figures;
    }

    /** @param filter of two pictures, what was made and what it was made of */
    private record Measure(String name, Plain program, String filter, Pattern score) {}

    private static double score(Measure measure, Path source, Path made) throws IOException, InterruptedException {
        String said = measure.program()
                .run(
                        "-v info -t " + SECONDS + " -i %s -t " + SECONDS + " -i %s -filter_complex"
                                + " [0:v]fps=25,scale=1280:720:flags=bicubic,setpts=PTS-STARTPTS[made];"
                                + "[1:v]fps=25,scale=1280:720:flags=bicubic,setpts=PTS-STARTPTS[source];"
                                + "[made][source]" + measure.filter() + " -f null -",
                        made,
                        source);
        Matcher score = measure.score().matcher(said);
        if (!score.find()) {
            throw new IOException("No score in what FFmpeg said");
        }
        return Double.parseDouble(score.group(1));
    }
}
