package org.shuyuan.render.ladder;

/**
 * Which piece of the work on a ladder.
 *
 * @param part along the timeline, from 0
 */
public record ChunkKey(Stage stage, int part) {}
