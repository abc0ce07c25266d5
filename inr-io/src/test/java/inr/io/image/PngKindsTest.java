package inr.io.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.SignalFormatException;
import inr.signal.Medium;
import inr.signal.Samples;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Chunks of PNG that are damaged, missing, at odds with each other or of another colour space. */
class PngKindsTest {
  private static final int BEHIND_HEADER = 33;
  private static final byte[] GREY = {0, 5, 0, 9};

  @TempDir private Path folder;

  private DecodedPicture read(byte[] bytes) throws IOException {
    return EitherStorage.read(SamplePictures.save(folder, "a.png", bytes));
  }

  private String refusal(byte[] bytes) {
    return assertThrows(SignalFormatException.class, () -> read(bytes)).getMessage();
  }

  /** Two rows of one grey pixel each. */
  private static byte[] grey(byte[]... chunks) throws IOException {
    return SamplePictures.png(1, 2, 8, 0, GREY, chunks);
  }

  private static byte[] flipped(byte[] chunk) {
    byte[] flipped = chunk.clone();
    flipped[flipped.length - 1] ^= 1;
    return flipped;
  }

  private static void assertGrey(DecodedPicture picture) {
    assertEquals(new Medium.Picture(1, 2, 1, 8), picture.medium());
    assertEquals(5, picture.samples().get(0));
    assertEquals(9, picture.samples().get(1));
  }

  static Stream<String> texts() {
    return Stream.of("tEXt", "zTXt", "iTXt", "tIME");
  }

  static Stream<String> others() {
    return Stream.of(
        "bKGD", "cHRM", "gAMA", "hIST", "iCCP", "pHYs", "sBIT", "sPLT", "sRGB", "eXIf", "cICP",
        "mDCV", "abCd");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void textsAreNotEvenLookedAt(String type) throws IOException {
    DecodedPicture picture = read(grey(flipped(SamplePictures.chunk(type, new byte[] {1, 2}))));
    assertGrey(picture);
    assertEquals(List.of(), picture.notes());
  }

  @ParameterizedTest
  @MethodSource("others")
  void damagedAncillaryChunksAreToldAndPixelsRead(String type) throws IOException {
    DecodedPicture picture = read(grey(flipped(SamplePictures.chunk(type, new byte[] {1, 2}))));
    assertGrey(picture);
    assertEquals(List.of("its " + type + " chunk is damaged and was ignored"), picture.notes());
    assertGrey(read(grey(SamplePictures.chunk(type, new byte[0]))));
    assertGrey(read(grey(SamplePictures.chunk(type, new byte[] {1, 2, 3}))));
  }

  @Test
  void damagedChunksThatDecidePixelsAreRefused() throws IOException {
    byte[] key = SamplePictures.chunk("tRNS", new byte[] {0, 5});
    assertEquals(2, read(grey(key)).medium().channels());
    for (byte[] chunk : List.of(key, SamplePictures.chunk("PLTE", new byte[3]))) {
      assertEquals(
          "a.png: PNG chunk at byte 33 has a wrong checksum; the file is damaged",
          refusal(grey(flipped(chunk))));
    }
    assertEquals(
        "a.png: PNG has the chunk ABCD, without which it cannot be read; save it as a plain PNG",
        refusal(grey(SamplePictures.chunk("ABCD", new byte[0]))));
  }

  /** Grey of each depth and RGB of both, one pixel of two transparent. */
  @ParameterizedTest
  @CsvSource({"0,1", "0,2", "0,4", "0,8", "0,16", "2,8", "2,16"})
  void oneColourIsTransparent(int colourType, int depth) throws IOException {
    int channels = colourType == 2 ? 3 : 1;
    int value = depth < 8 ? 1 : depth == 8 ? 200 : 300;
    ByteBuffer row = ByteBuffer.allocate(1 + 2 * channels * Math.max(1, depth / 8)).put((byte) 0);
    ByteBuffer key = ByteBuffer.allocate(2 * channels);
    for (int c = 0; c < channels; c++) {
      key.putShort((short) value);
    }
    for (int i = 0; i < 2 * channels && depth >= 8; i++) {
      int number = i < channels ? value : 0;
      if (depth == 16) {
        row.putShort((short) number);
      } else {
        row.put((byte) number);
      }
    }
    if (depth < 8) {
      row.put((byte) (value << (8 - depth)));
    }
    byte[] raw = Arrays.copyOf(row.array(), row.position());
    DecodedPicture picture =
        read(
            SamplePictures.png(
                2, 1, depth, colourType, raw, SamplePictures.chunk("tRNS", key.array())));
    int peak = depth == 16 ? 65_535 : 255;
    assertEquals(new Medium.Picture(2, 1, channels + 1, depth == 16 ? 16 : 8), picture.medium());
    assertEquals(0, picture.samples().get(channels), "alpha of the colour");
    assertEquals(peak, picture.samples().get(2 * channels + 1), "alpha of the other");
    double widened = depth < 8 ? 255.0 / ((1 << depth) - 1) : value;
    assertEquals(widened, picture.samples().get(0));
  }

  @Test
  void transparencyThatDoesNotFitIsTold() throws IOException {
    DecodedPicture picture = read(grey(SamplePictures.chunk("tRNS", new byte[] {1})));
    assertGrey(picture);
    assertEquals(
        List.of("its tRNS chunk does not fit the picture and was ignored"), picture.notes());
  }

  @Test
  void theHighestColourChunkCounts() throws IOException {
    byte[] linear =
        SamplePictures.profileChunk(ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData());
    byte[] standard = SamplePictures.chunk("sRGB", new byte[1]);
    byte[] coded = SamplePictures.chunk("cICP", new byte[] {1, 13, 0, 1});
    byte[] wide = SamplePictures.chunk("cICP", new byte[] {9, 16, 0, 1});
    byte[] gamma = SamplePictures.chunk("gAMA", new byte[] {0, 1, (byte) 0x86, (byte) 0xa0});
    byte[] raw = {0, 10, 20, 30};
    assertTrue(
        read(SamplePictures.png(1, 1, 8, 2, raw, standard, linear))
            .notes()
            .get(0)
            .startsWith("colours converted to sRGB from the embedded ICC profile"));
    DecodedPicture plain = read(SamplePictures.png(1, 1, 8, 2, raw, linear, coded, gamma));
    assertEquals(List.of(), plain.notes());
    assertEquals(10, plain.samples().get(0));
    assertEquals(
        List.of("colours that its cICP chunk claims (BT.2020, PQ) were not converted to sRGB"),
        read(SamplePictures.png(1, 1, 8, 2, raw, wide, gamma)).notes());
    assertEquals(List.of(), read(SamplePictures.png(1, 1, 8, 2, raw, standard, gamma)).notes());
  }

  @Test
  void whiteAndPrimariesOfSrgbAreNotWorthANote() throws IOException {
    int[] srgb = {31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000};
    ByteBuffer chunk = ByteBuffer.allocate(32);
    Arrays.stream(srgb).forEach(chunk::putInt);
    assertEquals(List.of(), read(grey(SamplePictures.chunk("cHRM", chunk.array()))).notes());
    chunk.putInt(8, 68_000).putInt(12, 32_000); // red of P3
    assertEquals(
        List.of("white and primaries that its cHRM chunk claims were not applied"),
        read(grey(SamplePictures.chunk("cHRM", chunk.array()))).notes());
  }

  @Test
  void aFileThatEndsBehindItsPixelsIsReadAndOneThatEndsInThemIsNot() throws IOException {
    byte[] end = SamplePictures.chunk("IEND", new byte[0]);
    byte[] plain = grey();
    byte[] text = SamplePictures.chunk("tEXt", new byte[40]);
    byte[] whole = SamplePictures.insert(plain, plain.length - end.length, text);
    int pixels = plain.length - end.length;
    for (int length = BEHIND_HEADER; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      if (length < pixels) {
        assertTrue(refusal(cut).startsWith("a.png: ends in "), refusal(cut));
      } else {
        assertGrey(read(cut));
        assertEquals(
            List.of("its end mark (IEND) is missing; all pixels are there"), read(cut).notes());
      }
    }
  }

  @Test
  void coloursBehindThePaletteAreBlackAndTold() throws IOException {
    byte[] colours = SamplePictures.chunk("PLTE", new byte[] {9, 8, 7, 1, 2, 3});
    DecodedPicture picture =
        read(SamplePictures.png(3, 1, 8, 3, new byte[] {0, 1, 2, (byte) 255}, colours));
    byte[] expected = {1, 2, 3, 0, 0, 0, 0, 0, 0};
    Samples samples = picture.samples();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], samples.get(i), "sample " + i);
    }
    assertEquals(
        List.of(
            "8-bit palette expanded to 8-bit RGB",
            "2 pixels have colours that its palette lacks and became black"),
        picture.notes());
  }

  @Test
  void headersThatMeanNothingAreRefused() throws IOException {
    assertEquals(
        "a.png: PNG header claims colour type 2, 4 bits, compression 0, filter 0 and interlace 0; the file is damaged",
        refusal(SamplePictures.png(1, 1, 4, 2, GREY)));
    assertEquals(
        "a.png: PNG has no palette (PLTE chunk); the file is damaged",
        refusal(SamplePictures.png(1, 2, 8, 3, GREY)));
    assertTrue(
        refusal(SamplePictures.png(1, 2, 8, 0, new byte[] {5, 5, 0, 9}))
            .contains("PNG row has the unknown filter 5"));
  }
}
