package org.shuyuan.render.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.shuyuan.BesideTheService;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Files that want more than to be played. Where the plain FFmpeg can be shown to fall for it, it is shown first. */
@BesideTheService
class HostileInputTest extends FilmTest {

    @Test
    void aConcatScriptLeaksItsSiblingFromThePlainProgramAndNothingFromOurs() throws Exception {
        Path victim = footage.lesson(2);
        Path script = Files.writeString(
                folder.resolve("script"), "ffconcat version 1.0\nfile " + victim.getFileName() + "\n");

        assertThat(plainlyRead(script))
                .as("the plain program plays another's lesson")
                .isZero();
        assertThat(refused(script)).isEqualTo(ProblemType.MEDIA_UNREADABLE);
    }

    @Test
    void aPlaylistLeaksAnyFileFromThePlainProgramAndNothingFromOurs() throws Exception {
        Path victim = footage.make(
                "victim.ts",
                "-f lavfi -i testsrc2=s=160x120:r=10:d=2",
                "-c:v libx264 -preset ultrafast -pix_fmt yuv420p");
        Path playlist = Files.writeString(
                folder.resolve("playlist.m3u8"),
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n" + victim + "\n#EXT-X-ENDLIST\n");

        assertThat(plainlyRead(playlist))
                .as("the plain program plays another's lesson")
                .isZero();
        assertThat(refused(playlist)).isEqualTo(ProblemType.MEDIA_UNREADABLE);
    }

    /** Of a film that is uploaded nobody may learn what answers inside the network. */
    @Test
    void aPlaylistSendsThePlainProgramToAServerAndOursNowhere() throws Exception {
        AtomicInteger visits = new AtomicInteger();
        HttpServer inside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        inside.createContext("/", exchange -> {
            visits.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        inside.start();
        try {
            Path playlist = Files.writeString(
                    folder.resolve("playlist.m3u8"),
                    "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nhttp://127.0.0.1:%d/secret.ts\n#EXT-X-ENDLIST\n"
                            .formatted(inside.getAddress().getPort()));

            plainlyRead(playlist, "-protocol_whitelist", "file,http,tcp,crypto");
            assertThat(visits.getAndSet(0)).as("visits of the plain program").isPositive();
            assertThat(refused(playlist)).isEqualTo(ProblemType.MEDIA_UNREADABLE);
            assertThat(visits).hasValue(0);
        } finally {
            inside.stop(0);
        }
    }

    @Test
    void aTextIsAVideoToThePlainProgramAndNothingToOurs() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.nfo"), "一篇作文\n".repeat(200), StandardCharsets.UTF_8);

        assertThat(plainlyRead(text)).isZero();
        assertThat(refused(text)).isEqualTo(ProblemType.MEDIA_UNREADABLE);
    }

    @Test
    void aPictureOfMonstrousSizeIsRefusedBeforeItIsDecoded() throws Exception {
        Path monster = footage.make(
                "monster.mov",
                "-f lavfi -i color=black:s=16000x16000:r=1:d=1",
                "-frames:v 1 -c:v png -pix_fmt gray -pred 0");

        assertThat(Files.size(monster)).isLessThan(2_000_000);
        assertThat(plainlyRead(monster)).as("the plain program decodes it").isZero();
        assertThat(refused(monster)).isIn(ProblemType.MEDIA_PICTURE_TOO_LARGE, ProblemType.MEDIA_UNREADABLE);
    }

    @Test
    void aCommentWithoutEndIsLeftUnread() throws Exception {
        Files.writeString(folder.resolve("tags"), ";FFMETADATA1\ncomment=" + "x".repeat(6 << 20) + "\n");
        Path film = footage.make(
                "commented.mkv",
                "-f lavfi -i testsrc2=s=160x120:r=10:d=2 -f ffmetadata -i tags",
                "-map 0 -map_metadata 1 -c:v libx264 -preset ultrafast -pix_fmt yuv420p");

        assertThat(Files.size(film)).isGreaterThan(6 << 20);
        assertThat(footage.source(film).probe().picture()).isPresent();
    }

    @Test
    void nothingAtAllIsRefused() throws Exception {
        assertThat(refused(Files.createFile(folder.resolve("empty")))).isEqualTo(ProblemType.MEDIA_UNREADABLE);
    }

    @Test
    void aVideoCutBeforeItsIndexIsUnreadable() throws Exception {
        assertThat(refused(Footage.cut(footage.lesson(6), 0.6))).isEqualTo(ProblemType.MEDIA_UNREADABLE);
    }

    @Test
    void aVideoCutAfterItsIndexSaysWhereItBreaksOff() throws Exception {
        Path whole = footage.make(
                "front.mp4",
                "-f lavfi -i testsrc2=s=426x240:r=25:d=10",
                "-c:v libx264 -preset ultrafast -g 25 -pix_fmt yuv420p -movflags +faststart");

        Problem problem = problem(Footage.cut(whole, 0.5));

        assertThat(problem.type()).isEqualTo(ProblemType.MEDIA_TRUNCATED);
        assertThat(problem.arguments()).hasSize(2).last().isEqualTo("0:10");
    }

    /** A few kilobytes that would be weeks of work, and more chunks than a database wants. */
    @Test
    void oneWrongTimestampMakesNoFilmOfWeeks() throws Exception {
        Path film = footage.make(
                "endless.mkv",
                "-f lavfi -i testsrc2=s=128x72:r=25:d=1",
                "-vf setpts='if(eq(N,24),1000000/TB,PTS)' -fps_mode passthrough -c:v libx264 -preset ultrafast"
                        + " -pix_fmt yuv420p");

        assertThat(Files.size(film)).isLessThan(100_000);
        Problem problem = catchThrowableOfType(Problem.class, () -> footage.ladder(film));
        assertThat(problem.type()).isEqualTo(ProblemType.MEDIA_TOO_LONG);
        assertThat(problem.arguments()).containsExactly(278L);
    }

    @Test
    void flippedBitsAreNoticedAndWhatIsAroundThemPlays() throws Exception {
        Path lesson = footage.lesson(6);
        Footage.flipBits(lesson, 40);
        assertThat(plainlyRead(lesson))
                .as("the plain program says nothing of it")
                .isZero();

        Workbench.Made made = footage.ladder(lesson);

        assertThat(made.damaged()).isTrue();
        assertThat(made.bundle().entries()).containsKey("v-240p-000.mp4");
    }

    private int plainlyRead(Path file, String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of(footage.plain(), "-v", "error", "-y"));
        words.addAll(List.of(options));
        words.addAll(List.of("-i", file.toString(), "-frames:v", "1"));
        words.add(folder.resolve("leak.png").toString());
        return footage.run(words);
    }

    private ProblemType refused(Path file) {
        return problem(file).type();
    }

    private Problem problem(Path file) {
        return catchThrowableOfType(Problem.class, () -> footage.source(file));
    }
}
