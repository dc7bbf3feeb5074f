package org.shuyuan.render.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shuyuan.render.media.FrameRate;

/**
 * The DASH manifest of the same segments (ISO/IEC 23009-1): on-demand, each rung a list of byte ranges, so that nothing
 * is stored twice for players that prefer it to HLS. The timeline of the media begins at 0, so no
 * {@code presentationTimeOffset} is told: Shaka moves whatever has one by a millisecond, and then jumps over the gap.
 */
public final class DashManifest {

    /** Units of a second in which segments are told: fine enough for a frame of 1001/30000 s. */
    private static final long TIMESCALE = 90_000;

    private DashManifest() {}

    public static String write(Manifest manifest) {
        List<String> lines = new ArrayList<>();
        lines.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        lines.add("<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" minBufferTime=\"PT4S\""
                + " profiles=\"urn:mpeg:dash:profile:isoff-main:2011\" mediaPresentationDuration=\""
                + duration(longest(manifest)) + "\">");
        lines.add("  <Period id=\"0\" start=\"PT0S\">");
        List<List<Manifest.Picture>> families = manifest.families();
        for (int family = 0; family < families.size(); family++) {
            lines.add("    <AdaptationSet id=\"%d\" contentType=\"video\" mimeType=\"video/mp4\"".formatted(family)
                    + " segmentAlignment=\"true\" startWithSAP=\"1\">");
            families.get(family).forEach(picture -> addPicture(lines, picture));
            lines.add("    </AdaptationSet>");
        }
        manifest.sound().ifPresent(sound -> {
            lines.add("    <AdaptationSet id=\"%d\" contentType=\"audio\" mimeType=\"audio/mp4\""
                            .formatted(families.size())
                    + " segmentAlignment=\"true\" startWithSAP=\"1\">");
            lines.add("      <Representation id=\"%s\" codecs=\"%s\" bandwidth=\"%d\">"
                    .formatted(
                            sound.stream().name(),
                            sound.codec(),
                            sound.playlist().peakBandwidth()));
            lines.add("        <AudioChannelConfiguration"
                    + " schemeIdUri=\"urn:mpeg:dash:23003:3:audio_channel_configuration:2011\" value=\""
                    + sound.channels() + "\"/>");
            segments(lines, sound.playlist());
            lines.add("      </Representation>");
            lines.add("    </AdaptationSet>");
        });
        lines.add("  </Period>");
        lines.add("</MPD>");
        return String.join("\n", lines) + "\n";
    }

    private static void addPicture(List<String> lines, Manifest.Picture picture) {
        lines.add("      <Representation id=\"%s\" codecs=\"%s\" bandwidth=\"%d\" width=\"%d\" height=\"%d\"%s>"
                .formatted(
                        picture.stream().name(),
                        picture.codec(),
                        picture.playlist().peakBandwidth(),
                        picture.size().width(),
                        picture.size().height(),
                        rate(picture.rate())));
        segments(lines, picture.playlist());
        lines.add("      </Representation>");
    }

    private static double longest(Manifest manifest) {
        double pictures = manifest.pictures().stream()
                .mapToDouble(picture -> picture.playlist().seconds())
                .max()
                .orElse(0);
        return Math.max(
                pictures,
                manifest.sound().map(sound -> sound.playlist().seconds()).orElse(0.0));
    }

    /** Names of ours only, so nothing has to be escaped. */
    private static void segments(List<String> lines, MediaPlaylist playlist) {
        lines.add("        <SegmentList timescale=\"%d\">".formatted(TIMESCALE));
        lines.add("          <Initialization sourceURL=\"%s\"/>"
                .formatted(playlist.segments().getFirst().head()));
        lines.add("          <SegmentTimeline>");
        double at = 0;
        for (MediaPlaylist.Segment segment : playlist.segments()) {
            // From the running sum, so that rounding never adds up to a gap.
            long from = Math.round(at * TIMESCALE);
            at += segment.seconds();
            lines.add("            <S t=\"%d\" d=\"%d\"/>".formatted(from, Math.round(at * TIMESCALE) - from));
        }
        lines.add("          </SegmentTimeline>");
        for (MediaPlaylist.Segment segment : playlist.segments()) {
            lines.add("          <SegmentURL media=\"%s\" mediaRange=\"%d-%d\"/>"
                    .formatted(segment.file(), segment.offset(), segment.offset() + segment.bytes() - 1));
        }
        lines.add("        </SegmentList>");
    }

    private static String rate(@Nullable FrameRate rate) {
        return rate == null ? "" : " frameRate=\"%s\"".formatted(rate);
    }

    private static String duration(double seconds) {
        return String.format(Locale.ROOT, "PT%.3fS", seconds);
    }
}
