package org.shuyuan.catalog;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.UUID;

/** A place inside a resource that can be found and opened: its locator and the words that stand there. */
@Entity
public class Place {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "resource")
    private LearningResource resource;

    @Convert(converter = PlaceTypeColumn.class)
    private PlaceType type;

    private int position;
    private double at;
    private String text;
    private boolean recognised;

    @SuppressWarnings("NullAway.Init")
    protected Place() {}

    Place(UUID id, LearningResource resource, PlaceType type, int position, NewPlace given) {
        this.id = id;
        this.resource = resource;
        this.type = type;
        this.position = position;
        this.at = given.at();
        this.text = given.text();
        this.recognised = given.recognised();
    }

    public UUID id() {
        return id;
    }

    public LearningResource resource() {
        return resource;
    }

    public PlaceType type() {
        return type;
    }

    /** Counts the places of one type in one resource, from 0. */
    public int position() {
        return position;
    }

    /** The locator: seconds, or the number of a slide or page; see {@link PlaceType}. */
    public double at() {
        return at;
    }

    public String text() {
        return text;
    }

    /** Whether a machine has read the words off a picture. */
    public boolean recognised() {
        return recognised;
    }
}
