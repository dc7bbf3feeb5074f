package org.shuyuan.browse;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.Card;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/**
 * Draws what stands next to a resource: {@code {cdi:near.to(id)}}. It is the same for everybody, so it is found once in a while; and it is never waited for long: a lesson is
 * there to be watched, whether or not the engine answers.
 */
@Named("near")
@ApplicationScoped
public class Near {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private final Neighbours neighbours;
    private final Access access;
    private final Cards cards;
    private final Messages messages;
    private final ReaderLanguage language;
    private final AsyncCache<UUID, List<Neighbours.Group>> found = Caffeine.newBuilder()
            .maximumSize(5_000)
            .expireAfterWrite(KEPT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .buildAsync();

    Near(Neighbours neighbours, Access access, Cards cards, Messages messages, ReaderLanguage language) {
        this.neighbours = neighbours;
        this.access = access;
        this.cards = cards;
        this.messages = messages;
        this.language = language;
    }

    /** @param title why these stand together, in a few words */
    public record Shelf(String title, List<Card> cards) {}

    /** The shelves of a resource that the reader may see, the most helpful first. */
    public List<Shelf> to(UUID id) {
        return access.find(id).map(this::groups).orElse(List.of()).stream()
                .map(this::shelf)
                .filter(shelf -> !shelf.cards().isEmpty())
                .toList();
    }

    private Shelf shelf(Neighbours.Group group) {
        Map<UUID, LearningResource> there = access.findAll(group.resources());
        List<LearningResource> shown = group.resources().stream()
                .map(there::get)
                .filter(Objects::nonNull)
                .filter(LearningResource::published)
                .toList();
        return new Shelf(
                messages.say(language.get(), "near." + group.reason().id(), group.lesson()),
                cards.of(shown, language.get()));
    }

    /** A failure isn't kept: the next reader asks again. */
    private List<Neighbours.Group> groups(LearningResource resource) {
        try {
            return found.get(resource.id(), _ -> neighbours.of(resource))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException later) {
            return List.of();
        } catch (ExecutionException failed) {
            Log.debugf(failed, "Nothing can be found beside %s", resource.id());
            return List.of();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
