package org.shuyuan.render;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Kind;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Step;
import org.shuyuan.catalog.TriedAgain;
import org.shuyuan.intake.FileAccepted;
import org.shuyuan.render.profile.Profile;
import org.shuyuan.render.profile.Profiles;
import org.shuyuan.storage.Digest;
import org.shuyuan.work.Jobs;

/** Says what is to be made of a resource, in the transaction in which its file is accepted. */
@ApplicationScoped
public class Wanted {

    private final Catalog catalog;
    private final Kinds kinds;
    private final Profiles profiles;
    private final Renditions renditions;
    private final Chunks chunks;
    private final Jobs jobs;

    Wanted(Catalog catalog, Kinds kinds, Profiles profiles, Renditions renditions, Chunks chunks, Jobs jobs) {
        this.catalog = catalog;
        this.kinds = kinds;
        this.profiles = profiles;
        this.renditions = renditions;
        this.chunks = chunks;
        this.jobs = jobs;
    }

    void accepted(@Observes FileAccepted file) {
        want(file.resource());
    }

    void again(@Observes TriedAgain again) {
        if (again.steps().contains(Step.RENDER)) {
            renditions.again(again.resource());
            want(again.resource());
        }
    }

    /**
     * What is half made by a profile that has been changed since begins anew: rungs of two profiles don't fit together.
     * Before the queue goes on with it.
     */
    @Transactional
    void started(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent start) {
        for (Rendition ladder : renditions.unfinished(RenditionName.LADDER)) {
            Optional<Profile> profile = profiles.find(ladder.profile());
            if (profile.isPresent() && !hash(profiles.recipe(profile.get())).equals(ladder.recipe())) {
                chunks.forget(ladder.resource());
                want(ladder.resource());
            }
        }
    }

    /** Makes what isn't made yet; harmless where everything is. Joins the caller's transaction. */
    @Transactional
    public void want(UUID id) {
        LearningResource resource = catalog.get(id);
        Optional<Profile> profile = profile(resource);
        Optional<Digest> original = resource.asset(AssetRole.ORIGINAL).map(asset -> new Digest(asset.sha256()));
        if (profile.isEmpty() || original.isEmpty()) {
            return;
        }
        for (RenditionName name : RenditionName.values()) {
            renditions.expect(id, name, original.get(), profile.get().id(), hash(profiles.recipe(profile.get())));
        }
        jobs.submit(RemuxJob.NAME, id.toString());
    }

    /** By which profile its media is made playable; none where it has none. */
    Optional<Profile> profile(LearningResource resource) {
        Kind kind = kinds.get(resource.kind());
        return kind.profile().filter(_ -> kind.steps().contains(Step.RENDER)).flatMap(profiles::find);
    }

    private static String hash(String recipe) {
        return Digest.of(recipe.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
    }
}
