package inr.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.grid.ScatteredPoints;
import inr.io.SignalFormatException;
import inr.io.image.JavaImage;
import inr.preset.Preset;
import inr.preset.Presets;
import inr.signal.Medium;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeuralFieldTest {
  private static final int WIDTH = 10;
  private static final int HEIGHT = 6;
  private static final NeuralField PICTURE = picture();

  /** Halves and thousandths of the range of coordinates: what floats leave of a difference. */
  private static final double STEP = 1e-3;

  private static final double TOLERANCE = 0.5;

  @TempDir private Path folder = Path.of("");

  private static NeuralField picture() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        image.setRGB(x, y, 20 * x << 16 | 30 * y << 8 | 9 * (x + y));
      }
    }
    return Fit.of(image)
        .preset(Presets.named("siren").orElseThrow())
        .setting(Preset.WIDTH, 8)
        .setting(Preset.HIDDEN_LAYERS, 2)
        .setting(Preset.OMEGA, 5)
        .setting(Preset.FIRST_OMEGA, 5)
        .steps(300)
        .run();
  }

  @Test
  void valuesAreInUnitsOfThePicture() {
    Raster pixels = PICTURE.image().getRaster();
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        float[] values = PICTURE.value(centre(y, HEIGHT), centre(x, WIDTH));
        for (int c = 0; c < 3; c++) {
          double clipped = Math.max(0, Math.min(255, values[c]));
          assertEquals(pixels.getSample(x, y, c), Math.round(clipped));
        }
      }
    }
  }

  @Test
  void jacobiansAreTheSlopesOfValues() {
    double[] point = {0.3, -0.6};
    float[] jacobian = PICTURE.jacobian(point);
    assertEquals(3 * 2, jacobian.length);
    for (int d = 0; d < 2; d++) {
      double[] before = point.clone();
      double[] after = point.clone();
      before[d] -= STEP;
      after[d] += STEP;
      for (int c = 0; c < 3; c++) {
        double slope = (PICTURE.value(after)[c] - PICTURE.value(before)[c]) / (2 * STEP);
        assertEquals(slope, jacobian[2 * c + d], TOLERANCE);
      }
    }
  }

  @Test
  void manyPointsGiveWhatEachGives() {
    ScatteredPoints points = new ScatteredPoints(2, 0.3, -0.6, 0.9, 0.1);
    float[] values = PICTURE.values(points);
    assertArrayEquals(PICTURE.value(0.3, -0.6), Arrays.copyOfRange(values, 0, 3));
    assertArrayEquals(PICTURE.value(0.9, 0.1), Arrays.copyOfRange(values, 3, 6));
    float[] slopes = PICTURE.jacobians(points);
    assertArrayEquals(PICTURE.jacobian(0.9, 0.1), Arrays.copyOfRange(slopes, 6, 12));
  }

  @Test
  void manyThreadsMayAskAtOnce() {
    double[] places = IntStream.range(0, 500).mapToDouble(i -> -1 + i / 250.0).toArray();
    List<Float> alone = Arrays.stream(places).mapToObj(x -> PICTURE.value(0.2, x)[1]).toList();
    List<Float> together =
        Arrays.stream(places).parallel().mapToObj(x -> PICTURE.value(0.2, x)[1]).toList();
    assertEquals(alone, together);
  }

  @Test
  void anEnlargedPictureHasFourPixelsForEachOfAPictureOfHalfItsSides() {
    BufferedImage enlarged = PICTURE.image(2 * WIDTH, 2 * HEIGHT);
    assertEquals(
        new Medium.Picture(2 * WIDTH, 2 * HEIGHT, 3, 8), JavaImage.picture(enlarged).medium());
    float[] corner = PICTURE.value(centre(0, 2 * HEIGHT), centre(1, 2 * WIDTH));
    assertEquals(
        Math.round(Math.max(0, Math.min(255, corner[2]))), enlarged.getRaster().getSample(1, 0, 2));
  }

  @Test
  void soundsComeBackWithFullScaleAtOne() {
    float[] samples = new float[800];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = 0.5f * (float) Math.sin(0.05 * i);
    }
    NeuralField sound = Fit.of(samples, 1, 8000).run();
    float[] back = sound.sound();
    for (int i = 0; i < samples.length; i++) {
      assertEquals(samples[i], back[i], 0.05);
    }
    assertEquals(1600, sound.sound(16_000).length);
    assertEquals(
        "this is a sound of 800 frames, 1 channel, 8000 Hz, 32-bit float and no picture",
        assertThrows(IllegalStateException.class, sound::image).getMessage());
    assertThrows(IllegalStateException.class, PICTURE::sound);
  }

  @Test
  void fileStreamAndBytesAreTheSame() throws IOException {
    byte[] bytes = PICTURE.toBytes();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PICTURE.write(out);
    Path file = folder.resolve("a.inr");
    Files.writeString(file, "older");
    PICTURE.write(file);
    assertArrayEquals(bytes, out.toByteArray());
    assertArrayEquals(bytes, Files.readAllBytes(file));
    assertArrayEquals(bytes, NeuralField.read(bytes).toBytes());
    assertArrayEquals(bytes, NeuralField.read(file).toBytes());
    assertArrayEquals(bytes, NeuralField.read(new ByteArrayInputStream(bytes)).toBytes());
  }

  @Test
  void bytesThatAreCutOffOrDamagedAreRefused() {
    byte[] bytes = PICTURE.toBytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(SignalFormatException.class, () -> NeuralField.read(cut));
    }
    byte[] damaged = bytes.clone();
    damaged[bytes.length / 2] ^= 1;
    String message =
        assertThrows(SignalFormatException.class, () -> NeuralField.read(damaged)).getMessage();
    assertEquals("model: has the checksum ", message.substring(0, 24));
  }

  private static double centre(int index, int samples) {
    return -1 + 2 * (index + 0.5) / samples;
  }
}
