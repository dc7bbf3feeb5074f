package org.shuyuan.learn.quiz.qti;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.shuyuan.learn.quiz.item.Question.Option;

/** What an interaction lets one choose or order, by the identifiers of the item. */
final class Options {

    private static final Pattern ID = Pattern.compile("_?([A-Za-z0-9]{1,32})");

    private final Map<String, Option> byName;

    private Options(Map<String, Option> byName) {
        this.byName = byName;
    }

    /** In the order of the document. Their ids are the same where we would take them. */
    static Options of(Tag interaction, Flattening text) {
        List<Tag> tags = interaction.below("simpleChoice").toList();
        List<String> names =
                tags.stream().map(tag -> tag.attribute("identifier")).toList();
        List<String> tame = names.stream()
                .map(ID::matcher)
                .map(matcher -> matcher.matches() ? matcher.group(1) : "")
                .distinct()
                .toList();
        boolean kept = tame.size() == names.size() && !tame.contains("");
        Map<String, Option> options = new LinkedHashMap<>();
        IntStream.range(0, names.size())
                .forEach(at -> options.put(
                        names.get(at),
                        new Option(
                                kept ? tame.get(at) : String.valueOf((char) ('A' + at)), text.markdown(tags.get(at)))));
        return new Options(options);
    }

    Set<String> names() {
        return byName.keySet();
    }

    List<Option> all() {
        return List.copyOf(byName.values());
    }

    /** One of {@link #names}. */
    Option called(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    /** What no option is called stays unknown, so that the question isn't sound. */
    String id(String name) {
        Option option = byName.get(name);
        return option == null ? "?" : option.id();
    }
}
