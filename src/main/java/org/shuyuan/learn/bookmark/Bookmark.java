package org.shuyuan.learn.bookmark;

import java.time.Instant;
import java.util.UUID;

/**
 * A place of a book that a reader wants to find again.
 *
 * @param place page, or section of a book that flows, from 1
 * @param spot EPUB CFI inside the section; empty in a book of pages
 * @param words by which the reader knows it again: a heading, the first words of the page
 */
public record Bookmark(UUID id, UUID resource, int place, String spot, String words, Instant made) {}
