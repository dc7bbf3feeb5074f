package org.shuyuan.play;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.ResourceChanged;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Language;
import org.shuyuan.text.ReaderLanguage;

/**
 * What plays a resource, for pages of other rooms that have nothing else of it: without facts and places. A class opens a
 * lesson at once, and for a moment all are shown the same.
 */
@ApplicationScoped
public class Screens {

    /** Shorter than anybody waits for what is still being made of a film. */
    private static final Duration MOMENT = Duration.ofSeconds(5);

    private final ResourcePages pages;
    private final Access access;
    private final ReaderLanguage language;
    private final Cache<Shown, ResourceView> shown =
            Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(MOMENT).build();

    Screens(ResourcePages pages, Access access, ReaderLanguage language) {
        this.pages = pages;
        this.access = access;
        this.language = language;
    }

    private record Shown(UUID resource, Language language) {}

    /**
     * In the words of the reader.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND} as in {@link Access#readable}
     */
    public ResourceView of(UUID id) {
        Shown asked = new Shown(id, language.get());
        return Optional.ofNullable(shown.getIfPresent(asked)).orElseGet(() -> {
            LearningResource resource = access.readable(id);
            ResourceView view = pages.alone(resource, language.get());
            // Only this is for everybody.
            if (resource.published()) {
                shown.put(asked, view);
            }
            return view;
        });
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ResourceChanged changed) {
        for (Language each : Language.values()) {
            shown.invalidate(new Shown(changed.resource(), each));
        }
    }
}
