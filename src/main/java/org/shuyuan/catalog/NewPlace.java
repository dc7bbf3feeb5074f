package org.shuyuan.catalog;

/**
 * A place that was found in a file; {@code at} as in {@link PlaceType}.
 *
 * @param recognised whether a machine has read it off a picture: a better source takes its place
 */
public record NewPlace(double at, String text, boolean recognised) {

    public NewPlace(double at, String text) {
        this(at, text, false);
    }
}
