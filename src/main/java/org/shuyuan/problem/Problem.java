package org.shuyuan.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** A refusal, thrown where it is noticed and told to the reader, in the reader's language, by {@code web}. */
public final class Problem extends RuntimeException {

    private final ProblemType type;
    private final transient List<Object> arguments;

    private Problem(ProblemType type, List<Object> arguments, @Nullable Throwable cause) {
        super(type.slug() + " " + arguments, cause);
        this.type = type;
        this.arguments = arguments;
    }

    public static Problem of(ProblemType type, Object... arguments) {
        return new Problem(type, List.of(arguments), null);
    }

    public static Problem because(Throwable cause, ProblemType type, Object... arguments) {
        return new Problem(type, List.of(arguments), cause);
    }

    public ProblemType type() {
        return type;
    }

    /** What the words of the detail are filled with, in their order. */
    public List<Object> arguments() {
        return arguments;
    }

    public String title(Messages messages, Language language) {
        return messages.say(language, "problem." + type.slug() + ".title");
    }

    /** What happened and what to do about it. */
    public String detail(Messages messages, Language language) {
        return messages.say(
                language,
                "problem." + type.slug() + ".detail",
                arguments.stream()
                        .map(argument -> argument instanceof Named named ? named.in(messages, language) : argument)
                        .toArray());
    }

    /**
     * Things that have a name in each language, as an argument of a problem.
     *
     * @param prefix of the keys of their names, such as {@code field.}
     */
    public record Named(String prefix, List<String> ids) {

        public Named {
            ids = List.copyOf(ids);
        }

        String in(Messages messages, Language language) {
            return ids.stream()
                    .map(id -> messages.say(language, prefix + id))
                    .collect(Collectors.joining(language == Language.ZH_CN ? "、" : ", "));
        }
    }
}
