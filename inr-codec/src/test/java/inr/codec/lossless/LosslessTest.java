package inr.codec.lossless;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.codec.Codec;
import inr.codec.DecodedPicture;
import inr.codec.file.CodecFile;
import inr.codec.file.CodecFormatException;
import inr.codec.file.CodecWriter;
import inr.codec.file.LosslessPicture;
import inr.signal.Medium;
import inr.signal.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures without loss come back as they were, and repeated colours cost next to nothing. */
class LosslessTest {
  /** Glyphs of 6 x 8 pixels on paper, in three colours: what a screen shows. */
  private static short[] screen(Medium.Picture medium) {
    short[] samples = new short[medium.width() * medium.height() * medium.channels()];
    int i = 0;
    for (int y = 0; y < medium.height(); y++) {
      for (int x = 0; x < medium.width(); x++) {
        int glyph = (x / 6 * 7 + y / 8 * 5) % 11;
        boolean ink = (glyph * 0x9E37 >> (y % 8 * 3 + x % 6) % 13 & 1) == 1 && y % 8 < 7;
        for (int c = 0; c < medium.channels(); c++) {
          samples[i++] = (short) (ink ? 40 * c + 10 * (glyph % 3) : medium.peak() - c);
        }
      }
    }
    return samples;
  }

  private static short[] noise(Medium.Picture medium) {
    Random random = new Random(5);
    short[] samples = new short[medium.width() * medium.height() * medium.channels()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) random.nextInt(medium.peak() + 1);
    }
    return samples;
  }

  private static Samples stored(Medium.Picture medium, short[] samples) {
    if (medium.bitDepth() == 16) {
      return new Samples.UnsignedShorts(samples);
    }
    byte[] bytes = new byte[samples.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) samples[i];
    }
    return new Samples.UnsignedBytes(bytes);
  }

  private static byte[] file(Medium.Picture medium, short[] samples) {
    return Codec.encodeLossless(
        new DecodedPicture(medium, stored(medium, samples), Optional.of(new byte[] {1, 2})));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 8",
    "1, 1, 4, 16",
    "7, 5, 2, 8",
    "1, 300, 3, 8",
    "300, 1, 3, 16",
    "131, 77, 1, 16",
    "131, 77, 4, 8",
    "70000, 2, 1, 8"
  })
  void samplesComeBack(int width, int height, int channels, int bits) throws Exception {
    Medium.Picture medium = new Medium.Picture(width, height, channels, bits);
    for (short[] samples : List.of(screen(medium), noise(medium))) {
      DecodedPicture decoded = Codec.decode(file(medium, samples));
      assertEquals(medium, decoded.medium());
      assertArrayEquals(new byte[] {1, 2}, decoded.profile().orElseThrow());
      Samples expected = stored(medium, samples);
      for (int i = 0; i < samples.length; i++) {
        assertEquals(expected.get(i), decoded.samples().get(i), "sample " + i);
      }
    }
  }

  @Test
  void repeatedColoursCostNextToNothing() {
    Medium.Picture flat = new Medium.Picture(1000, 1000, 3, 8);
    byte[] oneColour = file(flat, new short[3_000_000]);
    assertTrue(oneColour.length < 150, () -> oneColour.length + " bytes");
    Medium.Picture page = new Medium.Picture(600, 400, 3, 8);
    byte[] text = file(page, screen(page));
    assertTrue(text.length < 2_000, () -> text.length + " bytes");
    Medium.Picture any = new Medium.Picture(200, 100, 3, 8);
    byte[] worst = file(any, noise(any));
    assertTrue(worst.length < 61_500, () -> "60,000 bytes of noise became " + worst.length);
  }

  /** What changes this changes the format. */
  @Test
  void theStreamIsKnown() {
    Medium.Picture medium = new Medium.Picture(90, 40, 3, 16);
    short[] samples = screen(medium);
    short[] noise = noise(medium);
    System.arraycopy(noise, 0, samples, 3_000, 900);
    CRC32C sum = new CRC32C();
    sum.update(file(medium, samples));
    assertEquals("e28d2949", Long.toHexString(sum.getValue()));
  }

  @Test
  void writingEndsWhereItDoesNotPay() {
    Medium.Picture medium = new Medium.Picture(100, 100, 1, 8);
    Samples samples = stored(medium, noise(medium));
    assertEquals(Optional.empty(), LosslessWriter.write(medium, samples, 2_000, () -> {}));
    List<Stripe> whole = LosslessWriter.write(medium, samples, 20_000, () -> {}).orElseThrow();
    int length = whole.get(0).to();
    assertEquals(1, whole.size());
    assertEquals(Optional.empty(), LosslessWriter.write(medium, samples, length - 1, () -> {}));
    assertEquals(
        length, LosslessWriter.write(medium, samples, length, () -> {}).orElseThrow().get(0).to());
  }

  /** A million symbols and more lie in several streams, and what was learnt goes on. */
  @Test
  void largePicturesHaveStripes() throws Exception {
    Medium.Picture medium = new Medium.Picture(500, 300, 1, 8);
    short[] samples = noise(medium);
    assertTrue(
        LosslessWriter.write(medium, stored(medium, samples), 200_000, () -> {})
                .orElseThrow()
                .size()
            > 1);
    DecodedPicture decoded = Codec.decode(file(medium, samples));
    for (int i = 0; i < samples.length; i++) {
      assertEquals(samples[i] & 0xff, decoded.samples().get(i));
    }
  }

  /** Any bytes are pixels; that they were none is known at the end. */
  @Test
  void aDamagedStreamIsRefused() {
    Medium.Picture medium = new Medium.Picture(60, 40, 3, 8);
    byte[] stream =
        LosslessWriter.write(medium, stored(medium, screen(medium)), 100_000, () -> {})
            .orElseThrow()
            .get(0)
            .bytes();
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = Arrays.copyOf(stream, stream.length - 4 * random.nextInt(2));
      for (int k = 0; k <= random.nextInt(3); k++) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Stripe stripe = new Stripe(40, damaged, 0, damaged.length);
      byte[] file =
          CodecWriter.write(new LosslessPicture(medium, List.of(stripe), Optional.empty()));
      assertEquals(
          "samples are damaged: their stream ends elsewhere",
          assertThrows(CodecFormatException.class, () -> Codec.decode(file)).getMessage());
    }
  }

  @Test
  void aCutOrChangedFileIsRefused() {
    Medium.Picture medium = new Medium.Picture(20, 10, 3, 8);
    byte[] file = file(medium, screen(medium));
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThrows(CodecFormatException.class, () -> Codec.decode(cut));
      assertThrows(CodecFormatException.class, () -> Codec.preview(cut));
    }
    for (int at = 0; at < file.length; at++) {
      byte[] changed = file.clone();
      changed[at] ^= 0x10;
      assertThrows(CodecFormatException.class, () -> Codec.decode(changed));
    }
    assertThrows(CodecFormatException.class, () -> CodecFile.of(file, 199));
  }

  @Test
  void partsAddUpToTheFile() throws Exception {
    Medium.Picture medium = new Medium.Picture(20, 10, 3, 8);
    byte[] file = file(medium, screen(medium));
    List<CodecFile.Part> parts = CodecFile.of(file, 200).parts();
    assertEquals(
        List.of("container", "samples"), parts.stream().map(CodecFile.Part::name).toList());
    assertEquals(file.length, parts.stream().mapToDouble(CodecFile.Part::bytes).sum());
  }
}
