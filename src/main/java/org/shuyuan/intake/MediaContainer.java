package org.shuyuan.intake;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * Tells apart what shares one media container: Tika's magic numbers call an MP4 QuickTime, a WMV audio and a WebM Matroska. Only the first
 * bytes are looked at; what the streams really are is ffprobe's to say.
 */
final class MediaContainer {
    private static final int BRAND = 8;

    /** ISO/IEC 14496-12, 4.3: the major brands that phones, cameras and FFmpeg write. All others of this family are MP4. */
    private static final Map<String, String> BY_BRAND = Map.of(
            "qt  ", "video/quicktime",
            "M4A ", "audio/mp4",
            "M4B ", "audio/mp4",
            "M4V ", "video/x-m4v",
            "3gp4", "video/3gpp",
            "3gp5", "video/3gpp",
            "3gp6", "video/3gpp",
            "3g2a", "video/3gpp2");

    /** What an MP4 of sound alone may be called as well. */
    static final Set<String> FILMS = Set.of("video/mp4", "video/3gpp", "video/3gpp2");

    private static final Set<String> ISO =
            Set.of("video/quicktime", "video/mp4", "application/mp4", "audio/mp4", "video/x-m4v", "video/3gpp");
    private static final Set<String> MATROSKA = Set.of("application/x-matroska", "video/x-matroska", "video/webm");
    private static final Set<String> ASF =
            Set.of("audio/x-ms-wma", "video/x-ms-wmv", "video/x-ms-asf", "application/vnd.ms-asf");

    /** The stream type Video of an ASF stream properties object (ASF 01.20.05, 10.2), in its byte order. */
    private static final byte[] ASF_VIDEO = {
        (byte) 0xc0,
        (byte) 0xef,
        0x19,
        (byte) 0xbc,
        0x4d,
        0x5b,
        (byte) 0xcf,
        0x11,
        (byte) 0xa8,
        (byte) 0xfd,
        0x00,
        (byte) 0x80,
        0x5f,
        0x5c,
        0x44,
        0x2b
    };

    private MediaContainer() {}

    /**
     * The type of the file that begins so.
     *
     * @param head the first bytes; some ten thousand are enough
     * @param family what the magic number says, and the answer when we don't know better
     */
    static String refine(byte[] head, String family) {
        if (ISO.contains(family) && text(head, 4, 4).equals("ftyp")) {
            return BY_BRAND.getOrDefault(text(head, BRAND, 4), "video/mp4");
        }
        if (MATROSKA.contains(family)) {
            // The document type (RFC 8794, 11.2.4) stands within the first element.
            return text(head, 0, 64).contains("webm") ? "video/webm" : family;
        }
        if (ASF.contains(family)) {
            return contains(head, ASF_VIDEO) ? "video/x-ms-wmv" : "audio/x-ms-wma";
        }
        return family;
    }

    private static String text(byte[] head, int from, int length) {
        int end = Math.min(head.length, from + length);
        return from >= end ? "" : new String(head, from, end - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean contains(byte[] head, byte[] wanted) {
        String all = new String(head, StandardCharsets.ISO_8859_1);
        return all.contains(new String(wanted, StandardCharsets.ISO_8859_1));
    }
}
