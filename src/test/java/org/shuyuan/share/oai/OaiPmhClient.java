package org.shuyuan.share.oai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code oai_pmh} of Debian's libhttp-oai-perl. It prints each record, its header line by line, and then a form feed. */
record OaiPmhClient(Path program) implements RealClient {

    private static final Pattern RECORD =
            Pattern.compile("identifier: (\\S+)\ndatestamp: \\S+\nstatus: (\\S*)\n.*", Pattern.DOTALL);

    /** Skips the test on a machine that doesn't have it. */
    static OaiPmhClient installed() {
        Optional<Path> program = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "oai_pmh"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeThat(program)
                .as("oai_pmh of the package libhttp-oai-perl is installed")
                .isPresent();
        return new OaiPmhClient(program.orElseThrow());
    }

    @Override
    public Map<String, Boolean> harvest(String base, Optional<Instant> from) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(program.toString(), "-X", "ListRecords", "--metadataPrefix", "oai_dc"));
        from.ifPresent(moment -> command.addAll(List.of("--from", moment.toString())));
        command.add(base);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Map<String, Boolean> got = new HashMap<>();
        try (Scanner records = new Scanner(process.getInputStream(), StandardCharsets.UTF_8).useDelimiter("\f")) {
            while (records.hasNext()) {
                Matcher record = RECORD.matcher(records.next());
                assertThat(record.matches()).isTrue();
                got.put(record.group(1), record.group(2).equals("deleted"));
            }
        }
        assertThat(process.waitFor()).isZero();
        return got;
    }

    @Override
    public String toString() {
        return "oai_pmh";
    }
}
