package org.shuyuan.share.crosswalk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.shuyuan.catalog.DataFolder;
import org.shuyuan.catalog.DataFolders;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.catalog.WrongDataFile;

/** Reads the crosswalks out of {@code ingest/crosswalks/}. */
@ApplicationScoped
public class Crosswalks {

    private final DataFolder ingest;
    private final Kinds kinds;
    private final Vocabularies vocabularies;
    private final PublicAddress address;

    Crosswalks(DataFolders folders, Kinds kinds, Vocabularies vocabularies, PublicAddress address) {
        this.ingest = folders.ingest();
        this.kinds = kinds;
        this.vocabularies = vocabularies;
        this.address = address;
    }

    private record RuleFile(List<Rule> rules) {}

    /**
     * @param name of the file, without its ending
     * @param fault what is wrong with the target of a rule in this format, if anything
     * @throws WrongDataFile with file, line and reason
     */
    public Crosswalk read(String name, Function<String, Optional<String>> fault) {
        String file = "crosswalks/" + name + ".yaml";
        List<Rule> rules = ingest.yaml(file, RuleFile.class).rules();
        for (Rule rule : rules) {
            fault.apply(rule.to()).ifPresent(reason -> {
                throw new WrongDataFile(ingest.label(file), line(file, rule.to()), reason);
            });
        }
        return new Crosswalk(rules, new Normalising(kinds, vocabularies), address);
    }

    private int line(String file, String target) {
        List<String> lines = ingest.lines(file);
        return 1
                + lines.indexOf(lines.stream()
                        .filter(line -> line.contains(target))
                        .findFirst()
                        .orElse(lines.getFirst()));
    }
}
