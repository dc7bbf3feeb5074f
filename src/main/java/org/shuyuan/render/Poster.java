package org.shuyuan.render;

import java.util.Map;
import org.shuyuan.storage.Blob;
import org.shuyuan.storage.Bundle;

/** A picture that stands for a video, large for its page and small for lists; both JPEG. */
record Poster(Blob large, Blob small) {

    static final String MEDIA_TYPE = "image/jpeg";

    /** As it lies in what is played. */
    Map<String, Bundle.Entry> entries() {
        return Map.of(
                PlaybackBundle.POSTER, Bundle.Entry.of(large, MEDIA_TYPE),
                PlaybackBundle.CARD, Bundle.Entry.of(small, MEDIA_TYPE));
    }
}
