package org.shuyuan.describe;

import org.shuyuan.catalog.PlaceType;

/**
 * A part of a document that one can go to.
 *
 * @param at its number, from 1
 * @param text as the extractor wrote it
 */
record Unit(PlaceType type, int at, String text) {}
