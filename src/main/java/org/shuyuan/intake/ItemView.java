package org.shuyuan.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Card;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Processing;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/**
 * One of the teacher's own resources, as the studio shows it.
 *
 * @param state {@code draft}, {@code published} or {@code withdrawn}
 * @param progress nothing once every step is over
 * @param problem what went wrong and what to do about it, or empty
 * @param missing the descriptors without which it can't be published, or empty
 */
record ItemView(
        Card card,
        String state,
        String stateTitle,
        String updated,
        @Nullable Progress progress,
        String problem,
        String missing,
        boolean publishable,
        boolean withdrawable) {

    /** @param words the stage and its percent */
    record Progress(int percent, String words) {}

    /** Draws them. */
    @ApplicationScoped
    static class Drawing {

        private final Cards cards;
        private final Kinds kinds;
        private final Processing processing;
        private final Messages messages;

        Drawing(Cards cards, Kinds kinds, Processing processing, Messages messages) {
            this.cards = cards;
            this.kinds = kinds;
            this.processing = processing;
            this.messages = messages;
        }

        ItemView of(LearningResource resource, Language language) {
            Processing.Status now = processing.of(resource.id());
            boolean over = now.stage().equals("done") || now.problem().isPresent();
            String state = resource.state().id();
            String missing = kinds.get(resource.kind()).required().stream()
                    .filter(field -> resource.descriptors().values(field).isEmpty())
                    .map(field -> messages.say(language, "field." + field.id()))
                    .collect(Collectors.joining(", "));
            boolean hidden = !resource.published();
            return new ItemView(
                    cards.of(resource, language),
                    state,
                    messages.say(language, "state." + state),
                    day(language).format(resource.updatedAt()),
                    over ? null : progress(now, language),
                    now.problem()
                            .map(problem -> problem.detail(messages, language))
                            .orElse(""),
                    hidden && over ? missing : "",
                    hidden && missing.isEmpty(),
                    !hidden);
        }

        private Progress progress(Processing.Status now, Language language) {
            return new Progress(now.percent(), messages.say(language, "stage." + now.stage(), now.percent()));
        }

        private static DateTimeFormatter day(Language language) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(language.locale())
                    .withZone(ZoneId.systemDefault());
        }
    }
}
