package org.shuyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

class InspectionTest {
    private final PictureLimits limits = new PictureLimits(20_000, 150_000_000);

    @TempDir
    Path scratch;

    @ParameterizedTest
    @CsvSource({"65535, 1", "1, 65535", "65535, 65535", "16000, 16000", "2147483647, 2147483647"})
    void refusesAPictureThatIsHugeWhenShown(int width, int height) throws IOException {
        Path png = Files.write(scratch.resolve("huge"), pngHeader(width, height));

        assertRefused(png, ProblemType.PICTURE_TOO_LARGE);
    }

    /** A browser makes room for the canvas; the one frame in it may be a single pixel. */
    @Test
    void refusesAGifWithAHugeCanvas() throws IOException {
        Path gif = Files.createFile(scratch.resolve("gif"));
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "gif", gif.toFile());
        byte[] bytes = Files.readAllBytes(gif);
        ByteBuffer.wrap(bytes).putShort(6, (short) 65_535).putShort(8, (short) 65_535);

        assertRefused(Files.write(gif, bytes), ProblemType.PICTURE_TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"VP8X", "'VP8 '", "VP8L"})
    void refusesAWebpWithAHugeCanvas(String chunk) throws IOException {
        byte[] bytes = Arrays.copyOf(("RIFF....WEBP" + chunk).getBytes(StandardCharsets.US_ASCII), 40);
        Arrays.fill(bytes, 20, 40, (byte) 0xff);

        assertRefused(Files.write(scratch.resolve("webp"), bytes), ProblemType.PICTURE_TOO_LARGE);
    }

    @Test
    void refusesTheBiggestJpeg() throws IOException {
        Path jpeg = Files.createFile(scratch.resolve("jpeg"));
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg.toFile());
        byte[] bytes = Files.readAllBytes(jpeg);
        int frame = indexOf(bytes, (byte) 0xff, (byte) 0xc0);
        ByteBuffer.wrap(bytes).putShort(frame + 5, (short) 65_535).putShort(frame + 7, (short) 65_535);
        Files.write(jpeg, bytes);

        assertRefused(jpeg, ProblemType.PICTURE_TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"png", "jpeg", "gif", "bmp"})
    void letsAnOrdinaryPictureThrough(String format) throws IOException {
        Path picture = Files.createFile(scratch.resolve("picture"));
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), format, picture.toFile());

        limits.check(picture);
    }

    @Test
    void refusesAPictureWithoutItsHeader() throws IOException {
        byte[] cut = Arrays.copyOf(pngHeader(10, 10), 12);

        assertRefused(Files.write(scratch.resolve("cut"), cut), ProblemType.FILE_DAMAGED);
    }

    private void assertRefused(Path file, ProblemType type) {
        assertThatThrownBy(() -> limits.check(file))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }

    /** Signature, IHDR and an empty IDAT: 57 bytes that say anything. */
    static byte[] pngHeader(int width, int height) {
        ByteBuffer png = ByteBuffer.allocate(8 + 25 + 12 + 12);
        png.putLong(0x89504e470d0a1a0aL);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) 8).put((byte) 2).put(new byte[3]);
        piece(png, "IHDR", header.array());
        piece(png, "IDAT", new byte[0]);
        piece(png, "IEND", new byte[0]);
        return png.array();
    }

    private static void piece(ByteBuffer png, String name, byte[] content) {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(content);
        png.putInt(content.length).put(type).put(content).putInt((int) crc.getValue());
    }

    private static int indexOf(byte[] bytes, byte first, byte second) {
        for (int at = 0; at < bytes.length - 1; at++) {
            if (bytes[at] == first && bytes[at + 1] == second) {
                return at;
            }
        }
        throw new AssertionError("no such marker");
    }
}
