package org.shuyuan.share.harvest.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.share.harvest.Rhythm;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** What there is to choose where a source is taken up, in the words of whoever reads. */
@ApplicationScoped
class Choices {

    /** More sets than this are not chosen from a list. */
    private static final int MOST_SETS = 500;

    private final Desk desk;
    private final Kinds kinds;
    private final RunWords words;
    private final Messages messages;
    private final ReaderLanguage language;

    Choices(Desk desk, Kinds kinds, RunWords words, Messages messages, ReaderLanguage language) {
        this.desk = desk;
        this.kinds = kinds;
        this.words = words;
        this.messages = messages;
        this.language = language;
    }

    /** @param set that was asked for; empty for all */
    Seen of(Preview preview, String set) {
        return new Seen(
                preview.base().toString(),
                preview.identity().name(),
                set,
                preview.size().orElse(null),
                String.join(", ", preview.others()),
                preview.sets().isEmpty() && preview.said(Preview.Question.SETS),
                preview.unsaid().stream().map(this::unsaid).toList(),
                preview.formats().stream()
                        .map(prefix -> new Choice(prefix, messages.say(language.get(), "sources.format", prefix)))
                        .toList(),
                preview.sets().stream()
                        .limit(MOST_SETS)
                        .map(each -> new Choice(each.spec(), each.name()))
                        .toList(),
                desk.houses().stream()
                        .map(house -> new Choice(house.code(), house.title()))
                        .toList(),
                kinds.all().stream()
                        .map(kind -> new Choice(kind.id(), kind.title().in(language.get())))
                        .toList(),
                rhythms(),
                Arrays.stream(OrganisationLevel.values())
                        .map(level -> new Choice(level.id(), messages.say(language.get(), "level." + level.id())))
                        .toList());
    }

    List<Choice> rhythms() {
        return Arrays.stream(Rhythm.values())
                .map(rhythm -> new Choice(rhythm.id(), messages.say(language.get(), "rhythm." + rhythm.id())))
                .toList();
    }

    private String unsaid(Preview.Unsaid unsaid) {
        return messages.say(
                language.get(),
                "sources.unsaid." + unsaid.question().name().toLowerCase(Locale.ROOT),
                words.trouble(unsaid.why(), unsaid.detail(), language.get()));
    }
}
