package org.shuyuan.speech;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.describe.Captions;
import org.shuyuan.describe.Spoken;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.render.Admission;
import org.shuyuan.render.Scratch;
import org.shuyuan.work.Job;
import org.shuyuan.work.Jobs;
import org.shuyuan.work.Lane;

/**
 * Listens to one piece, and stands in line again for the next: whatever was waiting to be encoded by then goes first, so
 * that hours of listening never keep a lesson from playing for more than one piece.
 */
@ApplicationScoped
class RecognitionJob implements Job {

    static final String NAME = "speech.recognise";

    private final Recognitions recognitions;
    private final SpeechRecogniser recogniser;
    private final SpeechConfig config;
    private final Sounds sounds;
    private final Captions captions;
    private final Admission admission;
    private final Scratch scratch;
    private final Jobs jobs;

    RecognitionJob(
            Recognitions recognitions,
            SpeechRecogniser recogniser,
            SpeechConfig config,
            Sounds sounds,
            Captions captions,
            Admission admission,
            Scratch scratch,
            Jobs jobs) {
        this.recognitions = recognitions;
        this.recogniser = recogniser;
        this.config = config;
        this.sounds = sounds;
        this.captions = captions;
        this.admission = admission;
        this.scratch = scratch;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Lane lane() {
        return Lane.LONG;
    }

    @Override
    public void run(String id) throws IOException, InterruptedException {
        Recognition wanted = recognitions.find(UUID.fromString(id)).orElse(null);
        if (wanted == null || wanted.over()) {
            return;
        }
        if (wanted.state() == Recognition.State.RUNNING
                && recognitions.next(wanted.id()).isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> publish(wanted));
            return;
        }
        try (Sounds.Sound sound = sounds.open(wanted.source())) {
            if (wanted.state() == Recognition.State.WAITING) {
                recognitions.cut(wanted.id(), Piece.of(sound.loudness(), config.piece()));
            }
            listen(wanted, sound);
        }
    }

    private void listen(Recognition wanted, Sounds.Sound sound) throws IOException, InterruptedException {
        Optional<Piece> next = recognitions.next(wanted.id());
        if (next.isPresent()) {
            Piece piece = next.get();
            try (Admission.Room _ = admission.enter(recogniser.memory());
                    Scratch.Folder folder = scratch.open()) {
                List<Spoken> heard =
                        recogniser.recognise(sound.cut(piece, folder.path()), wanted.language(), folder.path());
                recognitions.heard(wanted.id(), piece, Plausible.of(heard, piece, sound.loudness()));
            }
        }
        if (recognitions.next(wanted.id()).isPresent()) {
            QuarkusTransaction.requiringNew()
                    .run(() -> jobs.submit(NAME, wanted.id().toString()));
        } else {
            QuarkusTransaction.requiringNew().run(() -> publish(wanted));
        }
    }

    private void publish(Recognition wanted) {
        List<Spoken> spoken = recognitions.spoken(wanted.id());
        if (spoken.isEmpty()) {
            throw Problem.of(ProblemType.NOTHING_SAID);
        }
        captions.recognised(wanted.resource(), wanted.language(), spoken);
        recognitions.done(wanted.id());
    }

    @Override
    public void gaveUp(String id, Problem why) {
        recognitions.failed(UUID.fromString(id), why.type());
    }
}
