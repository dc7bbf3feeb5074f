package org.shuyuan.speech;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Term;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.catalog.Vocabulary;
import org.shuyuan.describe.Captions;
import org.shuyuan.problem.Problem;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** Draws {@link SpeechOffer} for the pages of earlier stages: {@code {cdi:speech.of(id)}}. */
@Named("speech")
@ApplicationScoped
public class SpeechOffers {

    private final Catalog catalog;
    private final Captions captions;
    private final Vocabulary languages;
    private final SpeechRecogniser recogniser;
    private final SpeechConfig config;
    private final Recognitions recognitions;
    private final Messages messages;
    private final ReaderLanguage reader;

    SpeechOffers(
            Catalog catalog,
            Captions captions,
            Vocabularies vocabularies,
            SpeechRecogniser recogniser,
            SpeechConfig config,
            Recognitions recognitions,
            Messages messages,
            ReaderLanguage reader) {
        this.catalog = catalog;
        this.captions = captions;
        this.languages = vocabularies.get("languages");
        this.recogniser = recogniser;
        this.config = config;
        this.recognitions = recognitions;
        this.messages = messages;
        this.reader = reader;
    }

    @Transactional
    public SpeechOffer of(UUID id) {
        Optional<Recognition> latest = recognitions.ofResource(id);
        boolean working = latest.filter(known -> !known.over()).isPresent();
        return new SpeechOffer(
                state(),
                working,
                latest.map(known -> messages.say(
                                reader.get(), "speech." + known.state().id(), known.percent()))
                        .orElse(""),
                latest.flatMap(Recognition::problem)
                        .map(type -> Problem.of(type).detail(messages, reader.get()))
                        .orElse(""),
                choices(catalog.get(id)));
    }

    private String state() {
        return switch (recogniser.readiness()) {
            case SpeechRecogniser.Readiness.Off _ -> "off";
            case SpeechRecogniser.Readiness.Faulty _ -> "faulty";
            case SpeechRecogniser.Readiness.Ready _ -> "ready";
        };
    }

    private List<SpeechOffer.Choice> choices(LearningResource resource) {
        if (!(recogniser.readiness() instanceof SpeechRecogniser.Readiness.Ready ready)) {
            return List.of();
        }
        String likely = resource.descriptors().values(Field.LANGUAGE).stream()
                .filter(ready::understands)
                .findFirst()
                .orElse(config.language());
        return languages.all().stream()
                .filter(term -> ready.understands(term.id()) && !captions.given(resource, term.id()))
                .map(term -> choice(term, likely))
                .toList();
    }

    private SpeechOffer.Choice choice(Term term, String likely) {
        return new SpeechOffer.Choice(
                term.id(), term.title().in(reader.get()), term.id().equals(likely));
    }
}
