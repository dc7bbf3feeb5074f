package org.shuyuan.catalog;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A lesson, a book, a set of slides: whatever is taught or learned with. */
@Entity
@Table(name = "learning_resource")
public class LearningResource {

    @Id
    private UUID id;

    private UUID organisation;
    private @Nullable UUID owner;
    private String kind;
    private String state;

    @Column(name = "state_since")
    private Instant stateSince;

    @Column(name = "withdrawn_reason")
    private @Nullable String withdrawnReason;

    @JdbcTypeCode(SqlTypes.JSON)
    private Descriptors descriptors;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Provenance provenance;

    private boolean forsaken;

    /** What the database reads out of {@code provenance}, to look it up by. */
    @Column(insertable = false, updatable = false)
    private @Nullable String origin;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    private long version;

    @OneToMany(mappedBy = "resource", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    private List<Asset> assets = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected LearningResource() {}

    LearningResource(UUID id, NewResource given, Instant now) {
        this.id = id;
        this.organisation = given.organisation();
        this.owner = given.owner();
        this.kind = given.kind();
        this.state = "draft";
        this.stateSince = now;
        this.descriptors = given.descriptors();
        this.createdAt = now;
        this.updatedAt = now;
    }

    LearningResource(UUID id, ReceivedResource given, Instant now) {
        this.id = id;
        this.organisation = given.organisation();
        this.kind = given.kind();
        this.state = "published";
        this.stateSince = now;
        this.descriptors = Descriptors.NONE.withAll(Origin.HARVESTED, given.words());
        this.provenance = given.provenance();
        this.createdAt = now;
        this.updatedAt = now;
    }

    LearningResource(RestoredResource given, Instant now) {
        this.id = given.id();
        this.organisation = given.organisation();
        this.owner = given.owner();
        this.kind = given.kind();
        this.state = given.state().id();
        this.stateSince = given.state().since();
        this.withdrawnReason = given.state() instanceof ResourceState.Withdrawn withdrawn ? withdrawn.reason() : null;
        this.descriptors = given.descriptors();
        this.provenance = given.provenance().orElse(null);
        this.createdAt = given.created();
        this.updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID organisation() {
        return organisation;
    }

    /** Whose it is; nobody's here where it was taken from another repository. */
    public Optional<UUID> owner() {
        return Optional.ofNullable(owner);
    }

    /** The way on which it came from another repository; nothing where it was made here. */
    public Optional<Provenance> provenance() {
        return Optional.ofNullable(provenance);
    }

    /** The id of a {@link Kind}. */
    public String kind() {
        return kind;
    }

    public ResourceState state() {
        return switch (state) {
            case "published" -> new ResourceState.Published(stateSince);
            case "withdrawn" -> new ResourceState.Withdrawn(stateSince, withdrawnReason == null ? "" : withdrawnReason);
            default -> new ResourceState.Draft(stateSince);
        };
    }

    public boolean published() {
        return state() instanceof ResourceState.Published;
    }

    public Descriptors descriptors() {
        return descriptors;
    }

    /** The title, or the id where nobody has found one yet. */
    public String title() {
        return descriptors.first(Field.TITLE).orElseGet(id::toString);
    }

    public List<Asset> assets() {
        return List.copyOf(assets);
    }

    /** The newest asset in this role. */
    public Optional<Asset> asset(AssetRole role) {
        return assets.reversed().stream().filter(asset -> asset.role() == role).findFirst();
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** Grows with every change. */
    public long version() {
        return version;
    }

    void become(ResourceState next, Instant now) {
        state = next.id();
        stateSince = next.since();
        withdrawnReason = next instanceof ResourceState.Withdrawn withdrawn ? withdrawn.reason() : null;
        forsaken = false;
        updatedAt = now;
    }

    /** Withdrawn with its source, not by a person. */
    void forsake(ResourceState.Withdrawn next, Instant now) {
        become(next, now);
        forsaken = true;
    }

    boolean forsaken() {
        return forsaken;
    }

    /** Answers whether anything was said that was not said before. */
    boolean describe(Descriptors said, Instant now) {
        if (said.equals(descriptors)) {
            return false;
        }
        descriptors = said;
        updatedAt = now;
        return true;
    }

    /** Answers whether it came otherwise than before: another text, another way, another house. */
    boolean receive(ReceivedResource given, Instant now) {
        Descriptors said = descriptors.withAll(Origin.HARVESTED, given.words());
        if (said.equals(descriptors)
                && given.provenance().sameAs(provenance)
                && given.organisation().equals(organisation)
                && given.kind().equals(kind)) {
            return false;
        }
        descriptors = said;
        provenance = given.provenance();
        organisation = given.organisation();
        kind = given.kind();
        updatedAt = now;
        return true;
    }

    void detach(Asset asset, Instant now) {
        assets.remove(asset);
        updatedAt = now;
    }

    void attach(Asset asset, Instant now) {
        assets.add(asset);
        updatedAt = now;
    }
}
