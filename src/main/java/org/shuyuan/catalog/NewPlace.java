package org.shuyuan.catalog;

/** A place that was found in a file; {@code at} as in {@link PlaceType}. */
public record NewPlace(double at, String text) {}
