package org.shuyuan.share.oai;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Kind;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Term;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.catalog.Vocabulary;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/**
 * The sets of selective harvesting (OAI-PMH 2.0 §2.6): {@code org:<province>:<city>:…}, {@code kind:…},
 * {@code subject:…}, {@code grade:…}, {@code level:…}. They are those of the organisations and vocabularies, so that
 * a set without records is known as well. A record names all sets above its own; what is published for a level is in the
 * sets of the levels below it, too.
 */
@ApplicationScoped
class OaiSets {

    /** The branches that stand on a descriptor: the name of the branch is the field's. */
    private static final List<Field> DESCRIBED = List.of(Field.SUBJECT, Field.GRADE, Field.LEVEL);

    /** What one part of a setSpec may hold, without the tilde, which is ours. */
    private static final String SEGMENT = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!*'()";

    private final Organisations organisations;
    private final Kinds kinds;
    private final Vocabularies vocabularies;
    private final Messages messages;

    OaiSets(Organisations organisations, Kinds kinds, Vocabularies vocabularies, Messages messages) {
        this.organisations = organisations;
        this.kinds = kinds;
        this.vocabularies = vocabularies;
        this.messages = messages;
    }

    /** A set and what it is called. */
    record OaiSet(String spec, String name) {}

    List<OaiSet> all() {
        List<OaiSet> all = new ArrayList<>();
        branch(all, "org");
        List<Organisation> tree = organisations.all();
        Map<UUID, List<Organisation>> lines =
                organisations.lines(tree.stream().map(Organisation::id).collect(Collectors.toSet()));
        for (Organisation organisation : tree) {
            List<Organisation> line = lines.getOrDefault(organisation.id(), List.of());
            String name = line.stream().map(Organisation::title).collect(Collectors.joining(" "));
            all.add(new OaiSet(spec(line), name));
        }
        branch(all, "kind");
        for (Kind kind : kinds.all()) {
            all.add(new OaiSet("kind:" + segment(kind.id()), kind.title().in(Language.ZH_CN)));
        }
        for (Field field : DESCRIBED) {
            branch(all, field.id());
            for (Term term : vocabularies.get(field.vocabulary().orElseThrow()).all()) {
                all.add(new OaiSet(
                        field.id() + ":" + segment(term.id()), term.title().in(Language.ZH_CN)));
            }
        }
        return all;
    }

    /**
     * The sets of a resource with all sets above them, in a stable order.
     *
     * @param line its organisation and those above it
     */
    List<String> of(LearningResource resource, List<Organisation> line) {
        SequencedSet<String> specs = new LinkedHashSet<>();
        for (int depth = 0; depth <= line.size(); depth++) {
            specs.add(spec(line.subList(0, depth)));
        }
        specs.add("kind");
        specs.add("kind:" + segment(resource.kind()));
        for (Field field : DESCRIBED) {
            resource.descriptors().values(field).stream()
                    .flatMap(value -> field == Field.LEVEL ? reached(value) : Stream.of(value))
                    .sorted()
                    .forEach(value -> {
                        specs.add(field.id());
                        specs.add(field.id() + ":" + segment(value));
                    });
        }
        return List.copyOf(specs);
    }

    /** What the sets of a resource depend on besides the resource and its organisation. */
    String recipe() {
        return levels().all().stream()
                .map(level -> level.id() + '=' + order(level))
                .collect(Collectors.joining(" "));
    }

    /** The level itself, and all that are nearer. */
    private Stream<String> reached(String id) {
        int reach = levels().find(id).map(OaiSets::order).orElse(0);
        return Stream.concat(
                Stream.of(id),
                levels().all().stream().filter(level -> order(level) < reach).map(Term::id));
    }

    private Vocabulary levels() {
        return vocabularies.get(Field.LEVEL.vocabulary().orElseThrow());
    }

    private static int order(Term level) {
        return level.prop("order").map(Integer::parseInt).orElse(0);
    }

    private void branch(List<OaiSet> all, String name) {
        all.add(new OaiSet(name, messages.say(Language.ZH_CN, "oai.set." + name)));
    }

    private static String spec(List<Organisation> line) {
        return line.stream()
                .map(organisation -> ":" + segment(organisation.code()))
                .collect(Collectors.joining("", "org", ""));
    }

    /** What a setSpec can't hold is written as {@code ~XX}, the bytes of UTF-8: percent signs are not allowed either. */
    static String segment(String id) {
        StringBuilder segment = new StringBuilder();
        for (byte unit : id.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (unit & 0xFF);
            if (SEGMENT.indexOf(letter) >= 0) {
                segment.append(letter);
            } else {
                segment.append("~%02X".formatted((int) letter));
            }
        }
        return segment.toString();
    }
}
