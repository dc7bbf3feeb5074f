package org.shuyuan.speech;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Step;
import org.shuyuan.describe.Captions;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.Digest;
import org.shuyuan.work.Jobs;

/** Takes the wish of a person that a film be written down. */
@ApplicationScoped
class Dictation {

    private final Catalog catalog;
    private final Kinds kinds;
    private final Captions captions;
    private final SpeechRecogniser recogniser;
    private final Recognitions recognitions;
    private final Jobs jobs;

    Dictation(
            Catalog catalog,
            Kinds kinds,
            Captions captions,
            SpeechRecogniser recogniser,
            Recognitions recognitions,
            Jobs jobs) {
        this.catalog = catalog;
        this.kinds = kinds;
        this.captions = captions;
        this.recogniser = recogniser;
        this.recognitions = recognitions;
        this.jobs = jobs;
    }

    /**
     * Wants it once: the same wish while it is worked on changes nothing.
     *
     * @param language BCP 47
     * @throws Problem SPEECH_UNAVAILABLE, SPEECH_LANGUAGE_UNKNOWN, NOTHING_SAID where there is nothing to listen to, or
     *     CAPTIONS_THERE where a person or the film has given some
     */
    @Transactional
    void want(UUID id, String language) {
        if (!(recogniser.readiness() instanceof SpeechRecogniser.Readiness.Ready ready)) {
            throw Problem.of(ProblemType.SPEECH_UNAVAILABLE);
        }
        if (!ready.understands(language)) {
            throw Problem.of(ProblemType.SPEECH_LANGUAGE_UNKNOWN, language);
        }
        LearningResource resource = catalog.held(id);
        Digest film = film(resource).orElseThrow(() -> Problem.of(ProblemType.NOTHING_SAID));
        if (captions.given(resource, language)) {
            throw Problem.of(ProblemType.CAPTIONS_THERE);
        }
        boolean underWay = recognitions
                .ofResource(id)
                .filter(known -> !known.over()
                        && known.language().equals(language)
                        && known.source().equals(film))
                .isPresent();
        if (!underWay) {
            UUID wanted = recognitions.begin(id, film, language);
            jobs.submit(RecognitionJob.NAME, wanted.toString());
        }
    }

    private Optional<Digest> film(LearningResource resource) {
        return resource.asset(AssetRole.ORIGINAL)
                .filter(_ -> kinds.get(resource.kind()).steps().contains(Step.RENDER))
                .map(asset -> new Digest(asset.sha256()));
    }
}
