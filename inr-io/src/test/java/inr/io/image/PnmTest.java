package inr.io.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.SignalFormatException;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Netpbm family: in words and in bytes, by hand and there and back. */
class PnmTest {
  @TempDir private Path folder;

  private DecodedPicture read(String header, int... bytes) throws IOException {
    byte[] head = header.getBytes(StandardCharsets.ISO_8859_1);
    byte[] file = Arrays.copyOf(head, head.length + bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      file[head.length + i] = (byte) bytes[i];
    }
    return EitherStorage.read(SamplePictures.save(folder, "a.pnm", file));
  }

  private static List<Integer> samples(DecodedPicture picture) {
    return IntStream.range(0, picture.samples().size())
        .mapToObj(i -> (int) picture.samples().get(i))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "a.pgm,1,8",
    "a.ppm,3,8",
    "a.pgm,1,16",
    "a.ppm,3,16",
    "a.pnm,1,8",
    "a.pnm,3,16",
    "a.pam,1,8",
    "a.pam,2,8",
    "a.pam,3,16",
    "a.pam,4,16"
  })
  void whatIsWrittenComesBackToTheBit(String name, int channels, int bits) throws IOException {
    Path file = folder.resolve(name);
    Medium.Picture medium = SamplePictures.medium(channels, bits);
    var written = bits == 8 ? SamplePictures.pattern(channels) : SamplePictures.wide(channels);
    PictureWriter.write(file, medium, written, false);
    DecodedPicture picture = EitherStorage.read(file);
    assertEquals(medium, picture.medium());
    assertEquals(List.of(), picture.notes());
    for (int i = 0; i < written.size(); i++) {
      assertEquals(written.get(i), picture.samples().get(i));
    }
  }

  @Test
  void wordsCommentsAndBitsAreRead() throws IOException {
    assertEquals(List.of(255, 0, 0, 255), samples(read("P1\n# a comment\n2 2\n01\n#more\n10")));
    assertEquals(List.of(0, 51, 255), samples(read("P2 3 1 # five\n5\n0 1\n5")));
    assertEquals(List.of(1, 2, 3), samples(read("P3\n1 1\n255\n1\t2\r\n3 ")));
    assertEquals(List.of(255, 0, 255, 0, 255, 0, 255, 0, 0), samples(read("P4 9 1\n", 0x55, 0x80)));
    assertEquals(List.of("samples of up to 5 widened to 8 bits"), read("P5 1 1 5\n", 3).notes());
    assertEquals(List.of(65_535), samples(read("P5 1 1 300\n", 1, 44)));
    assertEquals(
        List.of(7, 9),
        samples(read("P7\nHEIGHT 1\nWIDTH 1\nDEPTH 2\nMAXVAL 255\nTUPLTYPE X\nENDHDR\n", 7, 9)));
  }

  private String refusal(String header, int... bytes) {
    return assertThrows(SignalFormatException.class, () -> read(header, bytes)).getMessage();
  }

  @Test
  void damageIsTold() throws IOException {
    assertEquals(
        "a.pnm: header claims 2 x 1 pixels, which take at least 6 bytes, but the file has 5 bytes of pixel data; it is damaged or cut off",
        refusal("P6 2 1 255\n", 1, 2, 3, 4, 5));
    assertEquals("a.pnm: has a pixel of 6; its header allows up to 5", refusal("P5 1 1 5\n", 6));
    assertEquals("a.pnm: width is x; a whole number is needed", refusal("P5 x 1 5\n", 6));
    assertEquals(
        "a.pnm: header claims 1 channels of up to 70000; 1 to 4 of up to 1 to 65535 are read",
        refusal("P5 1 1 70000\n", 6));
    assertEquals("a.pnm: has a pixel that is no number up to 65535", refusal("P2 1 1 255\nab"));
    assertTrue(
        refusal("P1 3 1\n1 ", 0).contains("PNM data ends too early"), refusal("P1 3 1\n1 ", 0));
  }

  @Test
  void writerRefusesWhatAFormatCannotHold() {
    assertEquals(
        "a.ppm: PPM holds RGB without alpha but this is a picture of 17 x 11, 1 channel, 8 bits; write a .pam",
        assertThrows(
                IllegalArgumentException.class,
                () -> PictureWriter.check(Path.of("a.ppm"), SamplePictures.medium(1, 8)))
            .getMessage());
    PictureWriter.check(Path.of("a.pam"), SamplePictures.medium(4, 16));
    assertTrue(Files.isDirectory(folder));
  }
}
