package org.shuyuan.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.ProblemType;

/** One file on its way in. How many of its bytes are here isn't said by this row but by the length of its part file. */
@Entity
@Table(name = "upload")
class Upload {
    @Id
    private UUID id;

    private UUID owner;
    private UUID organisation;
    private String kind;
    private String filename;
    private @Nullable String title;
    private String metadata;
    private long length;
    private String state;
    private @Nullable UUID resource;
    private boolean duplicate;
    private @Nullable String problem;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "problem_arguments", columnDefinition = "text[]")
    private String @Nullable [] problemArguments;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected Upload() {}

    Upload(UUID id, NewUpload given, Instant now, Instant expiresAt) {
        this.id = id;
        this.owner = given.owner();
        this.organisation = given.organisation();
        this.kind = given.kind();
        this.filename = given.metadata().filename();
        this.title = given.metadata().title().orElse(null);
        this.metadata = given.metadata().header();
        this.length = given.length();
        this.state = "receiving";
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    UUID id() {
        return id;
    }

    UUID owner() {
        return owner;
    }

    /** Whose the resource will be. */
    UUID organisation() {
        return organisation;
    }

    String kind() {
        return kind;
    }

    String filename() {
        return filename;
    }

    /** What its sender typed as the title. */
    Optional<String> title() {
        return Optional.ofNullable(title);
    }

    /** Upload-Metadata, exactly as it came: HEAD gives it back. */
    String metadata() {
        return metadata;
    }

    /** Bytes of the whole file. */
    long length() {
        return length;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    UploadState state() {
        return switch (state) {
            case "accepted" -> new UploadState.Accepted(Objects.requireNonNull(resource), duplicate);
            case "refused" ->
                new UploadState.Refused(
                        ProblemType.valueOf(Objects.requireNonNull(problem)),
                        problemArguments == null ? List.of() : List.of(problemArguments));
            case "gone" -> new UploadState.Gone();
            default -> new UploadState.Receiving();
        };
    }

    void become(UploadState next) {
        switch (next) {
            case UploadState.Receiving() -> state = "receiving";
            case UploadState.Accepted(UUID accepted, boolean knownBefore) -> {
                state = "accepted";
                resource = accepted;
                duplicate = knownBefore;
            }
            case UploadState.Refused(ProblemType type, List<String> arguments) -> {
                state = "refused";
                problem = type.name();
                problemArguments = arguments.toArray(String[]::new);
            }
            case UploadState.Gone() -> state = "gone";
        }
    }

    void expireAt(Instant later) {
        expiresAt = later;
    }
}
