package org.shuyuan.learn.quiz.qti;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shuyuan.learn.quiz.item.Question;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Reads a package of QTI: the items of its tests in their order, then those that stand in no test. */
final class PackageReading {

    static final String ITEM = "assessmentItem";

    private static final String TEST = "assessmentTest";
    private static final String OURS = "imsqti";

    /** What of a test we have no rule for. */
    private static final Set<String> OTHER_RULES = Set.of(
            "selection",
            "ordering",
            "preCondition",
            "branchRule",
            "timeLimits",
            "assessmentSectionRef",
            "rubricBlock",
            "testFeedback");

    private final Map<String, byte[]> documents;

    /** Weights by the names of items, in the order in which they are asked. */
    private final Map<String, Double> items = new LinkedHashMap<>();

    private final List<Question> questions = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private String title = "";

    private PackageReading(Map<String, byte[]> documents) {
        this.documents = documents;
    }

    /**
     * @param documents by their names
     * @throws Problem {@link ProblemType#QUIZ_UNREADABLE}
     */
    static Imported read(Map<String, byte[]> documents) {
        return new PackageReading(documents).read();
    }

    private Imported read() {
        String manifest = documents.keySet().stream()
                .filter(name -> ("/" + name).endsWith("/" + PackageXml.MANIFEST))
                .min(Comparator.comparingInt(String::length))
                .orElseThrow(() -> Problem.of(ProblemType.QUIZ_UNREADABLE, PackageXml.MANIFEST));
        List<String> alone = new ArrayList<>();
        document(manifest).below("resource").forEach(resource -> {
            String file = resolve(manifest, resource.attribute("href"));
            if (!resource.attribute("type").startsWith(OURS)) {
                leftOut.add(file + " — " + resource.attribute("type"));
            } else if (!documents.containsKey(file)) {
                leftOut.add(file + " — href");
            } else if (document(file).is(TEST)) {
                test(file);
            } else {
                alone.add(file);
            }
        });
        alone.forEach(file -> items.putIfAbsent(file, 1.0));
        items.forEach(this::item);
        return new Imported(title, questions, leftOut);
    }

    private void test(String file) {
        Tag test = document(file);
        String called = test.attribute("title");
        title = title.isEmpty() ? called : title;
        test.below("assessmentItemRef")
                .forEach(reference -> items.putIfAbsent(
                        resolve(file, reference.attribute("href")),
                        reference
                                .child("weight")
                                .map(weight -> Response.real(weight.attribute("value")))
                                .orElse(1.0)));
        test.below()
                .map(Tag::name)
                .filter(OTHER_RULES::contains)
                .distinct()
                .forEach(rule -> leftOut.add(called + " — " + rule));
    }

    private void item(String file, double weight) {
        if (!documents.containsKey(file)) {
            leftOut.add(file + " — href");
            return;
        }
        Tag item = document(file);
        if (!item.is(ITEM)) {
            leftOut.add(file + " — " + item.name());
            return;
        }
        ItemReading reading = new ItemReading(item, weight);
        reading.question().ifPresent(questions::add);
        reading.leftOut().forEach(leftOut::add);
    }

    /** Read as often as it is needed: all trees at once would fill the memory. */
    private Tag document(String name) {
        return Tag.read(name, documents.getOrDefault(name, new byte[0]));
    }

    /** The name of a file that is named relative to another; what leads out of the package is the name of none. */
    private static String resolve(String from, String href) {
        try {
            String name = URLDecoder.decode(href.replace("+", "%2B"), StandardCharsets.UTF_8);
            return Path.of(from).resolveSibling(name).normalize().toString();
        } catch (IllegalArgumentException wild) {
            return href;
        }
    }
}
