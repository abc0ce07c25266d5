package inr.io.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.InputBudget;
import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Floats stay floats: PFM and TIFF, there and back, and those of others. */
class FloatPictureTest {
  private static final InputBudget BUDGET = InputBudget.of();

  @TempDir private Path folder;

  private static float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) Math.scalb(i * 0.37 - 100, i % 40 - 20);
    }
    numbers[0] = -0f;
    numbers[1] = Float.MAX_VALUE;
    numbers[2] = Float.MIN_VALUE;
    return numbers;
  }

  @ParameterizedTest
  @CsvSource({
    "a.pfm,1",
    "a.pfm,3",
    "a.tif,1",
    "a.tif,2",
    "a.tiff,3",
    "A.TIF,4",
  })
  void whatIsWrittenComesBackToTheBit(String name, int channels) throws IOException {
    float[] numbers = numbers(700 * 50 * channels);
    Path file = folder.resolve(name);
    FloatPictureWriter.write(file, 700, 50, channels, FloatRows.of(numbers, 700 * channels), false);
    assertTrue(FloatPictureReader.recognises(file));
    FloatPicture picture = FloatPictureReader.read(file, BUDGET);
    assertEquals(700, picture.width());
    assertEquals(50, picture.height());
    assertEquals(channels, picture.channels());
    assertEquals(List.of(), picture.notes());
    for (int i = 0; i < numbers.length; i++) {
      assertEquals(
          Float.floatToRawIntBits(numbers[i]), Float.floatToRawIntBits(picture.samples()[i]));
    }
  }

  /** Of tifffile's and libtiff's making, with the floating-point predictor. */
  @ParameterizedTest
  @CsvSource({"float-tiles-predicted,3", "float-lzw-predicted,3", "float-alpha-predicted,4"})
  void filesOfOthersAreExact(String name, int channels) throws IOException {
    Path file = Files.write(folder.resolve("a.tif"), SamplePictures.resource(name + ".tif"));
    FloatPicture picture = FloatPictureReader.read(file, BUDGET);
    assertEquals(channels, picture.channels());
    ByteBuffer truth =
        ByteBuffer.wrap(SamplePictures.resource(name + ".f32")).order(ByteOrder.LITTLE_ENDIAN);
    float[] expected = new float[37 * 23 * channels];
    truth.asFloatBuffer().get(expected);
    assertArrayEquals(expected, picture.samples());
  }

  @Test
  void bigEndianPfmIsRead() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(100);
    bytes.put("Pf\n# made by hand\n2 2\n1.0\n".getBytes(StandardCharsets.US_ASCII));
    bytes.putFloat(3).putFloat(4).putFloat(1).putFloat(2); // the lower row comes first
    Path file =
        Files.write(folder.resolve("a.pfm"), Arrays.copyOf(bytes.array(), bytes.position()));
    assertArrayEquals(new float[] {1, 2, 3, 4}, FloatPictureReader.read(file, BUDGET).samples());
  }

  private String refusal(Path file) {
    return assertThrows(SignalFormatException.class, () -> FloatPictureReader.read(file, BUDGET))
        .getMessage();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.pfm", "a.tif"})
  void everyCutIsRefused(String name) throws IOException {
    Path file = folder.resolve(name);
    FloatPictureWriter.write(file, 5, 4, 3, FloatRows.of(numbers(60), 15), false);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 1; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      String message = refusal(file);
      assertTrue(message.startsWith(name + ": ") && message.indexOf('\n') < 0, message);
    }
  }

  @Test
  void numbersThatAreNoneAreRefused() throws IOException {
    Path file = folder.resolve("a.pfm");
    float[] numbers = numbers(12);
    numbers[10] = Float.NaN;
    FloatPictureWriter.write(file, 2, 2, 3, FloatRows.of(numbers, 6), false);
    assertEquals(
        "a.pfm: channel 1 of pixel 1, 1 is NaN; all samples must be finite", refusal(file));
  }

  @Test
  void integersAreNoFloats() throws IOException {
    Path file = Files.write(folder.resolve("a.tif"), SamplePictures.resource("lzw.tif"));
    assertFalse(FloatPictureReader.recognises(file));
    assertEquals("a.tif: has no samples of 32-bit floating point", refusal(file));
    Path floats = folder.resolve("b.tif");
    FloatPictureWriter.write(floats, 2, 2, 3, FloatRows.of(numbers(12), 6), false);
    assertEquals(
        "b.tif: has samples of floating point, which are not rounded to integers",
        assertThrows(SignalFormatException.class, () -> PictureReader.read(floats)).getMessage());
  }

  @Test
  void moreSamplesThanAllowedAreRefused() throws IOException {
    Path file = folder.resolve("a.tif");
    FloatPictureWriter.write(file, 2, 2, 3, FloatRows.of(numbers(12), 6), false);
    assertEquals(
        "a.tif: has 12 samples; at most 11 are read; allow it more samples",
        assertThrows(
                SignalFormatException.class,
                () -> FloatPictureReader.read(file, BUDGET.withSamples(11)))
            .getMessage());
  }

  @Test
  void writerRefusesWhatAFormatCannotHold() {
    assertEquals(
        "a.pfm: PFM holds no alpha but the picture has it; write a .tif",
        assertThrows(
                IllegalArgumentException.class,
                () -> FloatPictureWriter.check(Path.of("a.pfm"), 1, 1, 4))
            .getMessage());
    assertEquals(
        "a.png: pictures of floating point are written to names that end in .pfm, .tif and .tiff",
        assertThrows(
                IllegalArgumentException.class,
                () -> FloatPictureWriter.check(Path.of("a.png"), 1, 1, 1))
            .getMessage());
    assertEquals(
        "a.tif: TIFF holds 4 GiB but the picture has more; write a .pfm",
        assertThrows(
                IllegalArgumentException.class,
                () -> FloatPictureWriter.check(Path.of("a.tif"), 40_000, 40_000, 1))
            .getMessage());
  }
}
