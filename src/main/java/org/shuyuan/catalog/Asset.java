package org.shuyuan.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file of a resource. */
@Entity
public class Asset {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "resource")
    private LearningResource resource;

    @Convert(converter = AssetRoleColumn.class)
    private AssetRole role;

    private String sha256;
    private long size;

    @Column(name = "media_type")
    private String mediaType;

    private String filename;
    private @Nullable String language;

    @Convert(converter = OriginColumn.class)
    private Origin origin;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Asset() {}

    Asset(UUID id, LearningResource resource, NewAsset given, Instant now) {
        this.id = id;
        this.resource = resource;
        this.role = given.role();
        this.sha256 = given.sha256();
        this.size = given.size();
        this.mediaType = given.mediaType();
        this.filename = given.filename();
        this.language = given.language();
        this.origin = given.origin();
        this.createdAt = now;
    }

    public UUID id() {
        return id;
    }

    public LearningResource resource() {
        return resource;
    }

    public AssetRole role() {
        return role;
    }

    /** The digest of the bytes: 64 hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    /** Bytes. */
    public long size() {
        return size;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The name that the file came with; a label, never a path. */
    public String filename() {
        return filename;
    }

    /** BCP 47; of text tracks only. */
    public Optional<String> language() {
        return Optional.ofNullable(language);
    }

    /** Whether a person gave it or it was read out of the original. */
    public Origin origin() {
        return origin;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
