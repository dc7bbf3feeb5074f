package org.shuyuan.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Kind;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** What a teacher is asked about a resource, prefilled with what its bytes told. */
record DescriptorForm(UUID id, List<Question> fields, boolean publishable) {

    /**
     * One line of the form.
     *
     * @param value several values are parted by what parts them again when the form is read
     * @param options the terms to choose from, or none for free text
     * @param extracted whether the value was read from the file and nobody has confirmed it
     * @param many whether it may have several values
     * @param several whether it has several terms by now, and so needs a list to choose more than one from
     * @param lengthy whether the text wants more than one line
     */
    record Question(
            String name,
            String label,
            String value,
            List<Option> options,
            boolean required,
            boolean extracted,
            boolean many,
            boolean several,
            boolean lengthy) {}

    record Option(String id, String title, boolean chosen) {}

    /** Draws forms and reads them back. */
    @ApplicationScoped
    static class Drawing {

        private static final Set<Field> ALWAYS = Set.of(Field.TITLE, Field.DESCRIPTION, Field.KEYWORDS, Field.CREATOR);

        private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

        private final Kinds kinds;
        private final Vocabularies vocabularies;
        private final Messages messages;

        Drawing(Kinds kinds, Vocabularies vocabularies, Messages messages) {
            this.kinds = kinds;
            this.vocabularies = vocabularies;
            this.messages = messages;
        }

        DescriptorForm of(LearningResource resource, Language language) {
            Kind kind = kinds.get(resource.kind());
            return new DescriptorForm(
                    resource.id(),
                    asked(kind).stream()
                            .map(field -> question(
                                    field,
                                    resource.descriptors(),
                                    kind.required().contains(field),
                                    language))
                            .toList(),
                    !resource.published());
        }

        /**
         * The words of the person who sent the form. A value that stands there as it was read from the file is not taken
         * for a person's word: a better reading may replace it later.
         */
        Map<Field, List<String>> words(LearningResource resource, MultivaluedMap<String, String> sent) {
            Map<Field, List<String>> words = new EnumMap<>(Field.class);
            for (Field field : asked(kinds.get(resource.kind()))) {
                List<String> given = sent.get(field.id());
                if (given != null) {
                    boolean list = field.repeatable() && field.vocabulary().isEmpty();
                    List<String> values = given.stream()
                            .flatMap(text -> list ? Arrays.stream(text.split(between(field, text))) : Stream.of(text))
                            .map(String::strip)
                            .filter(value -> !value.isEmpty())
                            .toList();
                    boolean untouched = resource.descriptors().origin(field).orElse(Origin.PERSON) != Origin.PERSON
                            && values.equals(resource.descriptors().values(field));
                    words.put(field, untouched ? List.of() : values);
                }
            }
            return words;
        }

        /** Chinese names are parted by any comma; of Latin ones it parts the family name from the given one. */
        private static String between(Field field, String text) {
            return field == Field.CREATOR && !CHINESE.matcher(text).find() ? "[，、;；]" : "[,，、;；]";
        }

        private static Set<Field> asked(Kind kind) {
            Set<Field> asked = new LinkedHashSet<>(kind.required());
            asked.addAll(kind.recommended());
            Arrays.stream(Field.values()).filter(ALWAYS::contains).forEach(asked::add);
            return asked;
        }

        private Question question(Field field, Descriptors descriptors, boolean required, Language language) {
            List<String> values = descriptors.values(field);
            List<Option> options = field.vocabulary()
                    .map(name -> vocabularies.get(name).all().stream()
                            .map(term -> new Option(term.id(), term.title().in(language), values.contains(term.id())))
                            .toList())
                    .orElse(List.of());
            return new Question(
                    field.id(),
                    messages.say(language, "field." + field.id()),
                    String.join(language == Language.ZH_CN ? "，" : "; ", values),
                    options,
                    required,
                    descriptors.origin(field).filter(Origin.EXTRACTED::equals).isPresent(),
                    field.repeatable(),
                    !options.isEmpty() && values.size() > 1,
                    field == Field.DESCRIPTION);
        }
    }
}
