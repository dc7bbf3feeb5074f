package org.shuyuan.scan;

/**
 * What whoever has uploaded a document is told of its scanned pages.
 *
 * @param state {@code none} where it has no such pages, {@code off} where nobody reads them, {@code reading}, {@code stopped} or
 *     {@code done}
 * @param words how far it is, or empty
 * @param percent 0 to 100
 * @param failed which pages can't be read, or empty
 * @param beyond how many aren't, or empty
 * @param again whether somebody may want them read once more
 */
public record ScanOffer(String state, String words, int percent, String failed, String beyond, boolean again) {}
