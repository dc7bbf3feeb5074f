package org.shuyuan.share.feed;

import java.util.Locale;

/** The ways in which a feed is told; each is the ending of an address. */
public enum FeedFormat {
    ATOM(Atom.MEDIA_TYPE),
    RSS(Podcast.MEDIA_TYPE);

    /** For the template of a path. */
    public static final String ENDINGS = "atom|rss";

    private final String mediaType;

    FeedFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public static FeedFormat ending(String ending) {
        return valueOf(ending.toUpperCase(Locale.ROOT));
    }

    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    String mediaType() {
        return mediaType;
    }

    byte[] write(Feed feed) {
        return switch (this) {
            case ATOM -> Atom.write(feed);
            case RSS -> Podcast.write(feed);
        };
    }
}
