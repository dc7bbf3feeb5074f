package org.shuyuan.learn.note;

import java.time.Instant;
import java.util.UUID;

/**
 * What a reader has written at a place of a resource.
 *
 * @param place second of a film, page of a book
 * @param words plain text
 */
public record Note(UUID id, UUID resource, int place, String words, Instant written, Instant changed) {}
