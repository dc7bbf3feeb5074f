package org.shuyuan.share.feed;

import io.quarkus.qute.RawString;
import org.jspecify.annotations.Nullable;

/**
 * What the head of a page tells other sites and search engines of it. Addresses are absolute.
 *
 * @param type of Open Graph: {@code video.other}, {@code book}, {@code article} or {@code website}
 * @param locale of Open Graph: {@code zh_CN}
 * @param address the one address of this page, however it was reached
 * @param player the address of the player in a frame
 * @param json the address of the oEmbed answer
 * @param xml the same as XML
 * @param data JSON-LD, ready to stand in the page
 */
public record Preview(
        String type,
        String locale,
        String title,
        String description,
        String address,
        String picture,
        boolean pictured,
        @Nullable String player,
        @Nullable String json,
        @Nullable String xml,
        @Nullable RawString data) {}
