package inr.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.codec.file.CodecFile;
import inr.codec.file.CodecWriter;
import inr.codec.file.EncodedPicture;
import inr.codec.file.LatentFile;
import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Plane;
import inr.codec.shape.Preset;
import inr.codec.shape.Shape;
import inr.random.CounterRandom;
import inr.signal.Medium;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodecTest {
  @Test
  void numbersComeBack() throws Exception {
    for (GoldenPicture golden : GoldenPicture.ALL) {
      EncodedPicture picture = golden.picture();
      LatentFile file = (LatentFile) CodecFile.of(CodecWriter.write(picture), Codec.MOST_PIXELS);
      assertEquals(picture.header().medium(), file.header().medium(), golden.name());
      assertEquals(picture.header().shape(), file.header().shape());
      assertArrayEquals(picture.header().low(), file.header().low());
      assertArrayEquals(picture.header().high(), file.header().high());
      assertArrayEquals(picture.parameters().values(), file.parameters().values());
      assertArrayEquals(picture.parameters().steps(), file.parameters().steps());
      for (int tile = 0; tile < picture.header().tiles(); tile++) {
        byte[][] symbols = file.symbols(tile);
        for (int p = 0; p < symbols.length; p++) {
          assertArrayEquals(picture.symbols()[tile][p], symbols[p], golden.name() + " plane " + p);
        }
      }
    }
  }

  @Test
  void partsAddUpToTheFile() throws Exception {
    byte[] bytes =
        CodecWriter.write(
            Handmade.picture(
                new Medium.Picture(130, 70, 3, 8), new Shape(Preset.HOP, 3, 0, 6), 0, 5));
    List<CodecFile.Part> parts = CodecFile.of(bytes, Codec.MOST_PIXELS).parts();
    double sum = 0;
    for (CodecFile.Part part : parts) {
      sum += part.bytes();
    }
    assertEquals(bytes.length, sum, 1e-6);
    assertEquals(12, parts.size());
    assertTrue(parts.get(0).bytes() < 80, "container takes " + parts.get(0).bytes());
  }

  /** Any shape with any numbers, however unlikely, is a file that comes back and can be drawn. */
  @Test
  void extremesComeBack() throws Exception {
    for (int trial = 0; trial < 60; trial++) {
      CounterRandom random = new CounterRandom(77, trial);
      int channels = 1 + (int) (4 * random.uniform(1));
      int finest = (int) (3 * random.uniform(2));
      int coarsest = finest + (int) ((9 - finest) * random.uniform(3));
      Preset preset = List.of(Preset.values()).get((int) (4 * random.uniform(4)));
      Medium.Picture medium =
          new Medium.Picture(
              1 + (int) (90 * random.uniform(5)),
              1 + (int) (90 * random.uniform(6)),
              channels,
              random.uniform(7) < 0.5 ? 8 : 16);
      Shape shape = new Shape(preset, channels, finest, coarsest);
      EncodedPicture usual =
          Handmade.picture(medium, shape, random.uniform(8) < 0.3 ? 6 : 0, trial);
      int[] values = usual.parameters().values().clone();
      for (int i = 0; i < values.length; i++) {
        int bits = (int) (26 * random.uniform(100 + i));
        values[i] = (int) ((2 * random.uniform(100_000 + i) - 1) * (1 << bits));
      }
      for (byte[][] tile : usual.symbols()) {
        for (byte[] plane : tile) {
          plane[0] = Plane.LEAST;
          plane[plane.length - 1] = Plane.LARGEST;
        }
      }
      QuantisedParameters wild =
          new QuantisedParameters(shape.layout(), usual.parameters().steps(), values);
      byte[] bytes =
          CodecWriter.write(
              new EncodedPicture(
                  usual.header(), wild, usual.symbols(), Optional.empty(), Optional.empty()));
      LatentFile file = (LatentFile) CodecFile.of(bytes, Codec.MOST_PIXELS);
      assertArrayEquals(values, file.parameters().values(), "trial " + trial);
      for (int tile = 0; tile < usual.symbols().length; tile++) {
        assertTrue(Arrays.deepEquals(usual.symbols()[tile], file.symbols(tile)), "trial " + trial);
      }
      assertEquals(medium, Codec.decode(bytes).medium());
    }
  }
}
