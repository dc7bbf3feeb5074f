package org.shuyuan.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** The rows of all uploads. What they answer with is detached: a picture of that moment. */
@ApplicationScoped
class Uploads {
    private final EntityManager entities;
    private final Acceptance acceptance;
    private final IntakeConfig config;
    private final Clock clock;

    Uploads(EntityManager entities, Acceptance acceptance, IntakeConfig config, Clock clock) {
        this.entities = entities;
        this.acceptance = acceptance;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    Upload open(UUID id, NewUpload given) {
        Instant now = clock.instant();
        Upload upload = new Upload(id, given, now, now.plus(config.keep()));
        entities.persist(upload);
        return upload;
    }

    /**
     * @throws Problem {@link ProblemType#NOT_FOUND} when there is none of that owner, {@link ProblemType#UPLOAD_GONE} when it is over
     */
    @Transactional
    Upload get(UUID id, UUID owner) {
        Upload upload = entities.find(Upload.class, id);
        if (upload == null || !upload.owner().equals(owner)) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
        if (upload.state() instanceof UploadState.Gone) {
            throw Problem.of(ProblemType.UPLOAD_GONE);
        }
        return upload;
    }

    /** Bytes have come: the time until it expires begins anew. */
    @Transactional
    Upload touch(UUID id) {
        Upload upload = locked(id);
        upload.expireAt(clock.instant().plus(config.keep()));
        return upload;
    }

    /** Makes the resource and says so in the row, in one transaction. A second call changes nothing. */
    @Transactional
    Upload accept(UUID id, Incoming file, Acceptance.Stored stored) {
        Upload upload = locked(id);
        if (upload.state() instanceof UploadState.Receiving) {
            upload.become(acceptance.record(file, stored));
        }
        return upload;
    }

    @Transactional
    void refuse(UUID id, Problem why) {
        Upload upload = locked(id);
        if (upload.state() instanceof UploadState.Receiving) {
            upload.become(UploadState.Refused.by(why));
        }
    }

    /** Ended by its owner or the clock. What was accepted stays accepted. */
    @Transactional
    void end(UUID id) {
        Upload upload = locked(id);
        switch (upload.state()) {
            case UploadState.Receiving _, UploadState.Refused _ -> upload.become(new UploadState.Gone());
            case UploadState.Accepted _, UploadState.Gone _ -> {}
        }
    }

    /** Whose bytes may be deleted now. */
    @Transactional
    List<Upload> expired() {
        return entities.createQuery(
                        "from Upload where expiresAt < :now and state in ('receiving', 'refused')", Upload.class)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    @Transactional
    List<Upload> receiving() {
        return entities.createQuery("from Upload where state = 'receiving'", Upload.class)
                .getResultList();
    }

    @Transactional
    boolean knows(UUID id) {
        return entities.find(Upload.class, id) != null;
    }

    /** Forgets the rows that nobody will ask for any more. */
    @Transactional
    void forgetOld() {
        entities.createQuery("delete from Upload where expiresAt < :then and state in ('accepted', 'gone')")
                .setParameter("then", clock.instant().minus(config.remember()))
                .executeUpdate();
    }

    private Upload locked(UUID id) {
        return Objects.requireNonNull(entities.find(Upload.class, id, LockModeType.PESSIMISTIC_WRITE), id::toString);
    }
}
