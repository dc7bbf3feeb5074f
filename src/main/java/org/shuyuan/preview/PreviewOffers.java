package org.shuyuan.preview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** Draws {@link PreviewOffer} for the pages of other stages: {@code {cdi:preview.of(id)}}. */
@Named("preview")
@ApplicationScoped
public class PreviewOffers {

    private static final PreviewOffer NONE = new PreviewOffer("none", "", false);

    private final Previews previews;
    private final Typesetter typesetter;
    private final Messages messages;
    private final ReaderLanguage language;

    PreviewOffers(Previews previews, Typesetter typesetter, Messages messages, ReaderLanguage language) {
        this.previews = previews;
        this.typesetter = typesetter;
        this.messages = messages;
        this.language = language;
    }

    @Transactional
    public PreviewOffer of(UUID resource) {
        return previews.find(resource).map(this::offer).orElse(NONE);
    }

    private PreviewOffer offer(Preview preview) {
        boolean lays = typesetter.ready(preview.format().sort());
        return switch (preview.state()) {
            case READY, LAID_OUT -> said("ready", preview.pages(), false);
            case WAITING -> said(lays ? "waiting" : "off", preview.pages(), false);
            case FAILED -> said("failed", messages.say(language.get(), "preview.why." + why(preview)), lays);
        };
    }

    private PreviewOffer said(String state, Object more, boolean again) {
        return new PreviewOffer(state, messages.say(language.get(), "preview." + state, more), again);
    }

    private static String why(Preview preview) {
        return switch (preview.problem().orElse(ProblemType.INTERNAL)) {
            case DOCUMENT_BROKEN, DOCUMENT_UNSUPPORTED, DOCUMENT_ENCRYPTED -> "unopened";
            case DOCUMENT_TOO_COMPLEX -> "too-complex";
            default -> "internal";
        };
    }
}
