package org.shuyuan.preview;

/**
 * What whoever has uploaded an office document is told of its pages.
 *
 * @param state {@code none} where it is no such document, {@code off} where nobody lays it out, {@code waiting}, {@code failed} or
 *     {@code ready}
 * @param words the same for a reader
 * @param again whether somebody may want it tried once more
 */
public record PreviewOffer(String state, String words, boolean again) {}
