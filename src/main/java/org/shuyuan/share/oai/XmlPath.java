package org.shuyuan.share.oai;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a record a crosswalk says something: an XPath that is true of the record afterwards, such as
 * {@code classification[purpose/value=discipline]/taxonPath[taxon/id={from}]/taxon/entry/string}.
 *
 * <p>A step goes to the last element of its name for which its conditions hold, and makes one where there is none; with
 * {@code +} behind its name it always makes one. {@code {from}} in a condition is the value as the catalog has it. The last
 * step is a new element with the text that is to be said, unless that is said there already.
 */
record XmlPath(List<Step> steps) {

    private static final String NAME = "[A-Za-z][\\w.-]*";
    private static final Pattern STEP = Pattern.compile("(" + NAME + ")(\\+?)((?:\\[[^\\[\\]]+])*)");
    private static final Pattern CONDITION =
            Pattern.compile("\\[((?:" + NAME + "/)*(?:" + NAME + "|@" + NAME + "))=([^\\[\\]]+)]");

    private static final String BETWEEN_STEPS = "/(?![^\\[]*])";
    private static final String FROM = "{from}";

    /** @param anew whether each value has an element of its own here */
    record Step(String name, boolean anew, List<Condition> conditions) {}

    /** @param path of names below the element; the last one may be an attribute, with an @ before it */
    record Condition(List<String> path, String value) {}

    XmlPath {
        steps = List.copyOf(steps);
    }

    /** @throws IllegalArgumentException where it is no such path */
    static XmlPath of(String text) {
        List<Step> steps = new ArrayList<>();
        for (String part : text.split(BETWEEN_STEPS, -1)) {
            Matcher step = STEP.matcher(part);
            if (!step.matches()) {
                throw new IllegalArgumentException("'" + part + "' is no step of a path");
            }
            steps.add(new Step(step.group(1), !step.group(2).isEmpty(), conditions(step.group(3))));
        }
        return new XmlPath(steps);
    }

    private static List<Condition> conditions(String text) {
        List<Condition> conditions = new ArrayList<>();
        Matcher condition = CONDITION.matcher(text);
        int end = 0;
        while (condition.find()) {
            conditions.add(new Condition(List.of(condition.group(1).split("/")), condition.group(2)));
            end += condition.group().length();
        }
        if (end < text.length()) {
            throw new IllegalArgumentException("'" + text + "' is no condition of a path");
        }
        return conditions;
    }

    /** The name of its first element. */
    String root() {
        return steps.getFirst().name();
    }

    /**
     * @param prefix before the names of all elements, with its colon; or nothing
     * @param from the value as the catalog has it
     * @param value what is to be said
     */
    void say(XmlNode record, String prefix, String from, String value) {
        XmlNode at = record;
        for (Step step : steps.subList(0, steps.size() - 1)) {
            at = go(at, step, prefix, from);
        }
        XmlNode said = made(steps.getLast(), prefix, from).text(value);
        if (at.children().stream().noneMatch(said::says)) {
            at.add(said);
        }
    }

    private static XmlNode go(XmlNode parent, Step step, String prefix, String from) {
        Optional<XmlNode> there = step.anew()
                ? Optional.empty()
                : parent.children().reversed().stream()
                        .filter(child -> child.name().equals(prefix + step.name()))
                        .filter(child -> step.conditions().stream().allMatch(each -> holds(child, each, prefix, from)))
                        .findFirst();
        return there.orElseGet(() -> parent.add(made(step, prefix, from)));
    }

    private static boolean holds(XmlNode node, Condition condition, String prefix, String from) {
        String value = condition.value().replace(FROM, from);
        Optional<XmlNode> at = Optional.of(node);
        for (String name : condition.path()) {
            if (name.startsWith("@")) {
                return at.flatMap(found -> found.attribute(name.substring(1)))
                        .filter(value::equals)
                        .isPresent();
            }
            at = at.flatMap(found -> found.last(prefix + name));
        }
        return at.map(XmlNode::text).filter(value::equals).isPresent();
    }

    /** A new element for which the conditions of this step hold. */
    private static XmlNode made(Step step, String prefix, String from) {
        XmlNode made = new XmlNode(prefix + step.name());
        for (Condition condition : step.conditions()) {
            String value = condition.value().replace(FROM, from);
            XmlNode at = made;
            for (String name : condition.path()) {
                if (name.startsWith("@")) {
                    at.attribute(name.substring(1), value);
                } else {
                    XmlNode parent = at;
                    at = parent.last(prefix + name).orElseGet(() -> parent.add(prefix + name));
                }
            }
            if (!condition.path().getLast().startsWith("@")) {
                at.text(value);
            }
        }
        return made;
    }
}
