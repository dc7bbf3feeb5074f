package org.shuyuan.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.shuyuan.render.ffmpeg.Programs;

/** FFmpeg on a plain command line: what an engineer would type. */
record Plain(Path ffmpeg, Path folder) {

    /**
     * Runs it to its end.
     *
     * @param words split at spaces; {@code %s} stands for the next of {@code paths}, which may hold spaces
     * @return what it said
     */
    String run(String words, Object... paths) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ffmpeg.toString(), "-nostdin", "-hide_banner", "-y"));
        int path = 0;
        for (String word : words.strip().split("\\s+", -1)) {
            command.add(word.equals("%s") ? paths[path++].toString() : word);
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Programs.environment(ffmpeg));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + "\n" + tail(said));
        }
        return said;
    }

    private static String tail(String said) {
        List<String> lines = said.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }
}
