package org.shuyuan.render;

import java.util.Optional;
import java.util.UUID;
import org.shuyuan.render.ladder.ChunkKey;
import org.shuyuan.storage.Digest;

/**
 * A piece of the work on a ladder that any node can do, and the most that a crash costs.
 *
 * @param source the original that it is made of
 * @param recipe of the rendition that wants it
 * @param percent 0 to 100
 * @param bundle what was made, once it is done
 * @param damaged whether the source has places here that couldn't be decoded
 */
record Chunk(
        UUID resource,
        ChunkKey key,
        Digest source,
        String recipe,
        boolean done,
        int percent,
        Optional<Digest> bundle,
        boolean damaged) {}
