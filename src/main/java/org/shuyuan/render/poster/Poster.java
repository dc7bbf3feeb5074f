package org.shuyuan.render.poster;

import java.util.Map;
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.storage.Blob;
import org.shuyuan.storage.Bundle;

/** A picture that stands for a video, large for its page and small for lists; both JPEG. */
public record Poster(Blob large, Blob small) {

    static final String MEDIA_TYPE = "image/jpeg";

    /** As it lies in what is played. */
    public Map<String, Bundle.Entry> entries() {
        return Map.of(
                RenditionFiles.POSTER, Bundle.Entry.of(large, MEDIA_TYPE),
                RenditionFiles.CARD, Bundle.Entry.of(small, MEDIA_TYPE));
    }
}
