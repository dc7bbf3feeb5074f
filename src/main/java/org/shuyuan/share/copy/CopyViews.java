package org.shuyuan.share.copy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** Draws copies for whoever reads; for the pages of earlier stages as {@code {cdi:copies.of(id)}}. */
@Named("copies")
@ApplicationScoped
public class CopyViews {

    private final Catalog catalog;
    private final Keepers keepers;
    private final Wishes wishes;
    private final Copies copies;
    private final CurrentUser user;
    private final Messages messages;
    private final ReaderLanguage language;

    CopyViews(
            Catalog catalog,
            Keepers keepers,
            Wishes wishes,
            Copies copies,
            CurrentUser user,
            Messages messages,
            ReaderLanguage language) {
        this.catalog = catalog;
        this.keepers = keepers;
        this.wishes = wishes;
        this.copies = copies;
        this.user = user;
        this.messages = messages;
        this.language = language;
    }

    /** The copy of a resource for whoever asks; {@link CopyView#NONE} for those who may not have it copied. */
    @Transactional
    public CopyView of(UUID id) {
        return user.account()
                .flatMap(_ -> catalog.find(id))
                .filter(resource -> resource.provenance().isPresent() && keepers.may(resource))
                .map(this::of)
                .orElse(CopyView.NONE);
    }

    CopyView of(LearningResource resource) {
        return copies.find(resource.id())
                .map(this::of)
                .orElseGet(() -> wishes.mayBeCopied(resource)
                        ? new CopyView("offered", say("copy.offered"), null, false, null, null)
                        : CopyView.NONE);
    }

    CopyView of(Copy copy) {
        return new CopyView(
                copy.state().id(),
                words(copy),
                copy.open() && copy.size() > 0 ? copy.percent() : null,
                copy.pinned(),
                copy.problem().map(why -> why.detail(messages, language.get())).orElse(null),
                copy.size() > 0 ? copy.size() : null);
    }

    private String words(Copy copy) {
        String later = copy.retryAt()
                .map(at -> DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").format(at.atZone(ZoneId.systemDefault())))
                .orElse("");
        return switch (copy.state()) {
            case WAITING -> later.isEmpty() ? say("copy.waiting") : say("copy.later", later);
            case RUNNING -> copy.size() == 0 ? say("copy.beginning") : say("copy.running", copy.percent());
            case HERE -> say(copy.pinned() ? "copy.pinned" : "copy.here");
            case EVICTED -> say("copy.evicted");
            case FAILED -> say("copy.failed");
        };
    }

    private String say(String key, Object... arguments) {
        return messages.say(language.get(), key, arguments);
    }
}
