package org.shuyuan.render.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.shuyuan.render.media.FrameRate;
import org.shuyuan.render.media.Size;
import org.shuyuan.render.profile.Profile;

class PlaylistsTest {

    private static final String SEGMENTS = """
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-TARGETDURATION:4
            #EXT-X-MAP:URI="media.mp4",BYTERANGE="1348@0"
            #EXTINF:4.000000,
            #EXT-X-BYTERANGE:50000@1348
            media.mp4
            #EXTINF:4.000000,
            #EXT-X-BYTERANGE:100000@51348
            media.mp4
            #EXTINF:0.040000,
            #EXT-X-BYTERANGE:30000@151348
            media.mp4
            #EXT-X-ENDLIST
            """;

    @Test
    void bandwidthComesFromRealSegments() {
        MediaPlaylist playlist = MediaPlaylist.read(SEGMENTS, "media-head.mp4");

        assertThat(playlist.seconds()).isEqualTo(8.04);
        assertThat(playlist.averageBandwidth()).isEqualTo(Math.round(180_000 * 8 / 8.04));
        // The crumb at the end counts with the segment before it, not for itself.
        assertThat(playlist.peakBandwidth()).isEqualTo(Math.round(130_000 * 8 / 4.04));
    }

    @Test
    void aLastSegmentOfOnePacketBelongsToTheOneBefore() {
        MediaPlaylist playlist = MediaPlaylist.read(SEGMENTS, "media-head.mp4").withoutTail(0.5);

        assertThat(playlist.segments())
                .containsExactly(
                        new MediaPlaylist.Segment(4, "media-head.mp4", "media.mp4", 1348, 50_000),
                        new MediaPlaylist.Segment(4.04, "media-head.mp4", "media.mp4", 51_348, 130_000));
        assertThat(playlist.withoutTail(0.5)).isEqualTo(playlist);
    }

    @Test
    void theLastSegmentLastsAsLongAsItsFrames() {
        MediaPlaylist playlist = MediaPlaylist.read(SEGMENTS, "media-head.mp4");

        assertThat(playlist.lasting(9.5).segments().getLast().seconds()).isCloseTo(1.5, within(1e-9));
        assertThat(playlist.lasting(7)).isEqualTo(playlist);
    }

    @Test
    void aSegmentWithoutLengthIsNoPlaylist() {
        assertThatThrownBy(() -> MediaPlaylist.read("#EXTM3U\nmedia.mp4\n", "media-head.mp4"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMasterCountsTheSharedSoundAndBeginsWithWhatAVillageLineCarries() {
        Manifest.Sound sound = new Manifest.Sound(RenditionFiles.AUDIO, playlist(6_000), "mp4a.40.2", 1);
        String master = MasterPlaylist.write(new Manifest(
                List.of(picture("1080p", 800_000, 1920, 1080), picture("540p", 60_000, 960, 540)), Optional.of(sound)));

        assertThat(master.lines())
                .containsExactly(
                        "#EXTM3U",
                        "#EXT-X-VERSION:7",
                        "#EXT-X-INDEPENDENT-SEGMENTS",
                        "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"sound\",NAME=\"main\",DEFAULT=YES,AUTOSELECT=YES,CHANNELS=\"1\",URI=\"audio.m3u8\"",
                        "#EXT-X-STREAM-INF:BANDWIDTH=132000,AVERAGE-BANDWIDTH=132000,CODECS=\"avc1.640028,mp4a.40.2\",RESOLUTION=960x540,FRAME-RATE=25.000,AUDIO=\"sound\"",
                        "v-540p.m3u8",
                        "#EXT-X-STREAM-INF:BANDWIDTH=1612000,AVERAGE-BANDWIDTH=1612000,CODECS=\"avc1.640028,mp4a.40.2\",RESOLUTION=1920x1080,FRAME-RATE=25.000,AUDIO=\"sound\"",
                        "v-1080p.m3u8");
    }

    @Test
    void aStoryboardNamesEachPictureOnItsSheet() {
        String track = StoryboardTrack.write(
                new Profile.Storyboard(2, 96, 2),
                new Size(96, 54),
                List.of(
                        new StoryboardTrack.Sheet("storyboard-000.jpg", 0, 4),
                        new StoryboardTrack.Sheet("storyboard-001.jpg", 4, 1)));

        assertThat(track).isEqualTo("""
                WEBVTT

                00:00:00.000 --> 00:00:02.000
                storyboard-000.jpg#xywh=0,0,96,54

                00:00:02.000 --> 00:00:04.000
                storyboard-000.jpg#xywh=96,0,96,54

                00:00:04.000 --> 00:00:05.000
                storyboard-001.jpg#xywh=0,0,96,54
                """);
    }

    @Test
    void chunksJoinIntoOneTimelineAndNameTheirHeadOnce() {
        MediaPlaylist first = MediaPlaylist.read(SEGMENTS, "v-head.mp4");
        MediaPlaylist second = MediaPlaylist.read(SEGMENTS.replace("media.mp4", "v-001.mp4"), "v-head.mp4");

        String joined = MediaPlaylist.joined(List.of(first, second)).write();

        assertThat(joined.lines().filter(line -> line.startsWith("#EXT-X-MAP")))
                .containsExactly("#EXT-X-MAP:URI=\"v-head.mp4\"");
        assertThat(joined).contains("#EXT-X-BYTERANGE:50000@1348\nv-001.mp4").endsWith("#EXT-X-ENDLIST\n");
    }

    @Test
    void dashTellsTheSameSegmentsWithoutAGap() {
        Manifest manifest = new Manifest(List.of(picture("540p", 60_000, 960, 540)), Optional.empty());

        assertThat(DashManifest.write(manifest))
                .contains(
                        "mediaPresentationDuration=\"PT8.000S\"",
                        "<S t=\"0\" d=\"360000\"/>",
                        "<S t=\"360000\" d=\"360000\"/>",
                        "<SegmentURL media=\"v.mp4\" mediaRange=\"100-60099\"/>")
                .doesNotContain("presentationTimeOffset");
    }

    private static MediaPlaylist playlist(long bytes) {
        return new MediaPlaylist(List.of(
                new MediaPlaylist.Segment(4, "v-head.mp4", "v.mp4", 100, bytes),
                new MediaPlaylist.Segment(4, "v-head.mp4", "v.mp4", 100 + bytes, bytes)));
    }

    private static Manifest.Picture picture(String name, long bytes, int width, int height) {
        return new Manifest.Picture(
                new RenditionFiles.Stream("v-" + name),
                playlist(bytes),
                "avc1.640028",
                new Size(width, height),
                new FrameRate(25, 1));
    }
}
