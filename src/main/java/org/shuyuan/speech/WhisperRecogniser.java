package org.shuyuan.speech;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.shuyuan.describe.Spoken;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.render.Scratch;
import org.shuyuan.work.Outcome;
import org.shuyuan.work.Sandbox;

/** Recognises speech with whisper.cpp and the model that the operator has brought. */
@ApplicationScoped
class WhisperRecogniser implements SpeechRecogniser {

    private static final Logger LOG = Logger.getLogger(WhisperRecogniser.class);
    /** What the child itself takes, and what whisper.cpp remembers of what it has heard. */
    private static final long BESIDE_THE_MODEL = 512L << 20;

    private final WhisperChild child;
    private final Scratch scratch;
    private final SpeechConfig config;
    private volatile Readiness readiness = new Readiness.Off();

    WhisperRecogniser(Sandbox sandbox, Scratch scratch, SpeechConfig config) {
        this.child = new WhisperChild(sandbox, config);
        this.scratch = scratch;
        this.config = config;
    }

    void start(@Observes StartupEvent start) {
        config.model()
                .ifPresentOrElse(
                        this::look, () -> LOG.info("Speech recognition is off: shuyuan.speech.model names no model"));
        if (readiness instanceof Readiness.Ready(String model, Set<String> _)) {
            LOG.infof("Speech recognition: %s", model);
            // It takes a second, and nobody waits for it.
            Thread.ofVirtual().name("speech-trial").start(this::tryOut);
        }
    }

    /** Walks through the model, which takes milliseconds. */
    void look(Path model) {
        try {
            WhisperModel known = WhisperModel.read(model);
            readiness = new Readiness.Ready(known.words() + " (" + model + ")", WhisperLanguages.of(known));
        } catch (IOException wrong) {
            refuse(String.valueOf(wrong.getMessage()));
        }
    }

    @Override
    public Readiness readiness() {
        return readiness;
    }

    @Override
    public long memory() {
        return BESIDE_THE_MODEL
                + config.model().map(Path::toFile).map(File::length).orElse(0L);
    }

    @Override
    public List<Spoken> recognise(Path sound, String language, Path scratch) throws IOException, InterruptedException {
        if (!(readiness instanceof Readiness.Ready)) {
            throw Problem.of(ProblemType.SPEECH_UNAVAILABLE);
        }
        Outcome outcome = child.listen(config.model().orElseThrow(), sound, language, scratch);
        return switch (outcome) {
            case Outcome.Finished(int code, List<String> said)
            when code == 0 -> SpokenLines.read(scratch.resolve(WhisperChild.SPOKEN));
            case Outcome.Finished(int code, List<String> said)
            when code == WhisperChild.NO_LIBRARY || code == WhisperChild.NO_MODEL -> {
                refuse(advice(said));
                throw Problem.of(ProblemType.SPEECH_UNAVAILABLE);
            }
            case Outcome.Finished(int code, List<String> said) ->
                throw new IOException("The recogniser ended with " + code + ": " + said);
            case Outcome.TimedOut(List<String> said) -> {
                LOG.warnf("A recognition took too long: %s", said);
                throw Problem.of(ProblemType.SPEECH_TOO_SLOW);
            }
            case Outcome.Killed(int signal, List<String> said) ->
                throw new IOException("The recogniser was killed by signal " + signal + ": " + said);
        };
    }

    private void tryOut() {
        try (Scratch.Folder folder = scratch.open()) {
            Outcome outcome = child.trial(folder.path());
            if (!outcome.succeeded()) {
                refuse(advice(outcome.complaints()));
            }
        } catch (IOException e) {
            refuse(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refuse(String reason) {
        LOG.errorf("Speech recognition is off: %s", reason);
        readiness = new Readiness.Faulty(reason);
    }

    private static String advice(List<String> said) {
        String all = String.join(" ", said);
        return all.contains("libgomp") ? "libgomp1 is missing (Debian: apt-get install libgomp1)" : all;
    }
}
