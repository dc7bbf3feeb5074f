package org.shuyuan.learn.quiz.qti;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuyuan.learn.quiz.item.Blanks;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Makes Markdown of what XHTML says: paragraphs, headings, lists, line breaks, bold and italics. Of anything else the words are
 * kept and its name is noted; what could act in a browser isn't kept at all.
 */
final class Flattening {

    private static final Set<String> LAYERS = Set.of(
            "itemBody",
            "contentBody",
            "modalFeedback",
            "prompt",
            "simpleChoice",
            "p",
            "div",
            "dl",
            "dt",
            "dd",
            "section",
            "article",
            "address",
            "table",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td");

    private static final Set<String> WORDS = Set.of(
            "span", "small", "big", "tt", "code", "pre", "q", "cite", "abbr", "dfn", "kbd", "samp", "var", "acronym");

    /** What acts, and what isn't meant for pupils. */
    private static final Set<String> UNSPEAKABLE =
            Set.of("script", "style", "stylesheet", "iframe", "embed", "svg", "form", "input", "button", "rubricBlock");

    private static final Set<String> FEEDBACK = Set.of("feedbackBlock", "feedbackInline");

    private static final Map<String, String> EMPHASES = Map.of("strong", "**", "b", "**", "em", "*", "i", "*");
    private static final Map<String, String> HEIGHTS = Map.of("sup", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾", "sub", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎");
    private static final String FLAT = "0123456789+-=()";

    private static final Set<String> SAYABLE = Stream.of(LAYERS, WORDS, EMPHASES.keySet(), HEIGHTS.keySet())
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern HEADING = Pattern.compile("h[1-6]");
    private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n]+");
    private static final Pattern AROUND_BREAKS = Pattern.compile(" *\n *");

    /** What Markdown would take for its own, in words and where a line begins. */
    private static final Pattern MARKS =
            Pattern.compile("\\\\(?=\\p{Punct})|[`*]|<(?=[A-Za-z/!?])|&(?=#?\\w{1,32};)|](?=[(:])");

    private static final Pattern UNDERSCORES = Pattern.compile("_");
    private static final Pattern FEW_UNDERSCORES = Pattern.compile("(?<!_)_{1,2}(?!_)");
    private static final Pattern LINE_STARTS = Pattern.compile("(?m)^([#>]|[-+](?=[ \n]|$)|~(?=~~)|[-=](?=[-=]*$))");
    private static final Pattern NUMBERED = Pattern.compile("(?m)^(\\d{1,9})([.)])(?=[ \n]|$)");

    /** A blank at the very end says no more than a gap that has none. */
    private static final Pattern LAST_BLANKS = Pattern.compile("(?:(?:^|\n\n)" + Blanks.BLANK + ")+$");

    private final boolean blanks;
    private final Set<String> lost = new LinkedHashSet<>();
    private final List<String> gaps = new ArrayList<>();
    private final StringBuilder feedback = new StringBuilder();
    private Optional<String> unit = Optional.empty();

    /** @param blanks whether three underscores would be taken for a gap */
    Flattening(boolean blanks) {
        this.blanks = blanks;
    }

    /** The names of elements that couldn't be said. */
    Set<String> lost() {
        return lost;
    }

    /** The responses that are typed into the text, in its order. */
    List<String> gaps() {
        return gaps;
    }

    /** The unit that stands behind a gap, where we wrote it. */
    Optional<String> unit() {
        return unit;
    }

    /** What the text says only after an answer. */
    String feedback() {
        return feedback.toString().strip();
    }

    String markdown(Tag tag) {
        return LAST_BLANKS.matcher(blocks(tag)).replaceFirst("");
    }

    private String blocks(Tag tag) {
        List<String> blocks = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        tag.nodes().forEach(node -> {
            Optional<String> block = node instanceof Element element ? block(new Tag(element)) : Optional.empty();
            if (block.isPresent()) {
                blocks.add(paragraph(line));
                blocks.add(block.get());
                line.setLength(0);
            } else {
                line.append(inline(node));
            }
        });
        blocks.add(paragraph(line));
        return blocks.stream().filter(block -> !block.isBlank()).collect(Collectors.joining("\n\n"));
    }

    /** Nothing where it stands within a line. */
    private Optional<String> block(Tag tag) {
        String name = tag.name();
        if (FEEDBACK.contains(name)) {
            feedback.append(blocks(tag)).append("\n\n");
            return Optional.of("");
        }
        if (LAYERS.contains(name)) {
            noteIf(name.equals("table"), name);
            return Optional.of(blocks(tag));
        }
        return switch (name) {
            case "ul" -> Optional.of(items(tag, "- "));
            case "ol" -> Optional.of(items(tag, ". "));
            case "blockquote" -> Optional.of(blocks(tag).replaceAll("(?m)^", "> "));
            case "hr" -> Optional.of("");
            case "choiceInteraction", "orderInteraction" ->
                Optional.of(tag.children("prompt").map(this::blocks).collect(Collectors.joining("\n\n")));
            default ->
                HEADING.matcher(name).matches()
                        ? Optional.of("#".repeat(name.charAt(1) - '0') + " "
                                + blocks(tag).replaceAll("\\s*\n\\s*", " "))
                        : Optional.empty();
        };
    }

    private String items(Tag list, String mark) {
        AtomicInteger number = new AtomicInteger();
        return list.children()
                .map(item -> {
                    String begin = (mark.equals("- ") ? "" : String.valueOf(number.incrementAndGet())) + mark;
                    return begin + blocks(item).replace("\n", "\n" + " ".repeat(begin.length()));
                })
                .collect(Collectors.joining("\n"));
    }

    private static String paragraph(StringBuilder line) {
        String text = AROUND_BREAKS
                .matcher(line.toString().replaceAll(" +", " "))
                .replaceAll("\n")
                .strip();
        return NUMBERED.matcher(LINE_STARTS.matcher(text).replaceAll("\\\\$1")).replaceAll("$1\\\\$2");
    }

    private String inline(Node node) {
        return switch (node) {
            case Text text -> escape(SPACES.matcher(text.getData()).replaceAll(" "));
            case Element element -> inline(new Tag(element));
            default -> "";
        };
    }

    private String inline(Tag tag) {
        String name = tag.name();
        if (name.equals("br")) {
            return "\n";
        }
        if (name.equals("textEntryInteraction")) {
            gaps.add(tag.attribute("responseIdentifier"));
            return Blanks.BLANK;
        }
        if (tag.element().hasAttribute("data-unit")) {
            unit = Optional.of(tag.element().getAttribute("data-unit"));
            return "";
        }
        noteIf(!SAYABLE.contains(name), name);
        if (UNSPEAKABLE.contains(name)) {
            return "";
        }
        if (HEIGHTS.containsKey(name)) {
            return high(name, tag.text());
        }
        if (name.equals("math")) {
            return escape(SPACES.matcher(tag.text()).replaceAll(" "));
        }
        String said = tag.nodes().map(this::inline).collect(Collectors.joining());
        String alternative = said.isBlank() ? escape(tag.attribute("alt")) : said;
        return EMPHASES.containsKey(name) ? emphasised(EMPHASES.get(name), alternative) : alternative;
    }

    /** Markdown reads the marks only if they stand directly at words; those of a bold bracket would be shown as stars. */
    private static String emphasised(String mark, String said) {
        String words = said.strip();
        boolean holds = !words.isEmpty()
                && !words.contains("*")
                && !words.contains("\n")
                && Character.isLetterOrDigit(words.codePointAt(0))
                && Character.isLetterOrDigit(words.codePointBefore(words.length()));
        return holds ? said.replace(words, mark + words + mark) : said;
    }

    /** H₂O and x² in characters; what has none as x^(n+1). */
    private String high(String name, String text) {
        String signs = HEIGHTS.getOrDefault(name, "");
        boolean sayable = text.chars().allMatch(sign -> FLAT.indexOf(sign) >= 0);
        return sayable
                ? text.chars()
                        .mapToObj(sign -> String.valueOf(signs.charAt(FLAT.indexOf(sign))))
                        .collect(Collectors.joining())
                : escape((name.equals("sup") ? "^(" : "_(") + text + ")");
    }

    private void noteIf(boolean lossy, String name) {
        if (lossy) {
            lost.add(name);
        }
    }

    private String escape(String text) {
        String marked = MARKS.matcher(text).replaceAll(mark -> Matcher.quoteReplacement("\\" + mark.group()));
        return (blanks ? UNDERSCORES : FEW_UNDERSCORES)
                .matcher(marked)
                .replaceAll(mark -> Matcher.quoteReplacement(mark.group().replace("_", "\\_")));
    }
}
