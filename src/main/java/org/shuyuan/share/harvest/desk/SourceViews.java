package org.shuyuan.share.harvest.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.share.harvest.Run;
import org.shuyuan.share.harvest.Runs;
import org.shuyuan.share.harvest.Shelf;
import org.shuyuan.share.harvest.Source;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** Draws sources and runs for whoever reads. */
@ApplicationScoped
class SourceViews {

    private final Runs runs;
    private final Shelf shelf;
    private final Organisations organisations;
    private final RunWords words;
    private final Messages messages;
    private final ReaderLanguage language;

    SourceViews(
            Runs runs,
            Shelf shelf,
            Organisations organisations,
            RunWords words,
            Messages messages,
            ReaderLanguage language) {
        this.runs = runs;
        this.shelf = shelf;
        this.organisations = organisations;
        this.words = words;
        this.messages = messages;
        this.language = language;
    }

    SourceView source(Source source) {
        return new SourceView(
                source.id(),
                source.name(),
                source.base().toString(),
                source.prefix(),
                source.set().orElse(null),
                source.authority().orElse(null),
                source.claimed().orElse(null),
                house(source.organisation()),
                source.kind(),
                source.rhythm().id(),
                messages.say(language.get(), "rhythm." + source.rhythm().id()),
                shelf.count(source.id()),
                source.due().orElse(null),
                source.leaving(),
                runs.of(source.id(), 1).stream().map(this::run).findFirst().orElse(null));
    }

    RunView run(Run run) {
        return RunView.of(run, words, language.get());
    }

    private String house(UUID organisation) {
        return organisations.find(organisation).map(Organisation::code).orElse("");
    }
}
