package inr.interchange.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.field.NeuralField;
import inr.interchange.Models;
import inr.io.model.Model;
import inr.network.NetworkSpec;
import inr.preset.Siren;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text, read as GLSL means it, computes what the engine does. */
class GlslExportTest {
  /** Colours as numbers from 0 to 255, as many as the model has channels. */
  private static float[] value(GlslFunction function, Model model, float[] point) {
    float[] colour = function.call(point[1], point[0]);
    int channels = model.medium().channels();
    float[] value = new float[channels];
    for (int c = 0; c < channels; c++) {
      value[c] = 255 * colour[channels == 2 && c == 1 ? 3 : c];
    }
    return value;
  }

  private static void assertClose(Model model) {
    GlslFunction function = new GlslFunction(GlslExport.write(model));
    float[][] points = Programs.points(model.grid());
    float[][] values = new float[points.length][];
    for (int i = 0; i < points.length; i++) {
      values[i] = value(function, model, points[i]);
    }
    Programs.assertClose(new NeuralField(model), points, values);
  }

  @ParameterizedTest
  @MethodSource("inr.interchange.program.Programs#networks")
  void everyNetworkOfDenseLayersGivesTheEnginesNumbers(NetworkSpec network) {
    assertClose(Models.of(network));
  }

  /** Rows whose last vector is of one, two, three and four numbers. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 16})
  void widthsThatAreNoMultiplesOfFour(int width) {
    assertClose(Models.of(Siren.network(2, 3, 2, width, 30, 30)));
  }

  @Test
  void greyAndAlphaBecomeColours() {
    GlslFunction grey =
        new GlslFunction(GlslExport.write(Models.of(Siren.network(2, 1, 1, 4, 9, 9))));
    float[] colour = grey.call(0.1f, 0.2f);
    assertArrayEquals(new float[] {colour[0], colour[0], colour[0], 1}, colour);
    GlslFunction rgb =
        new GlslFunction(GlslExport.write(Models.of(Siren.network(2, 3, 1, 4, 9, 9))));
    assertEquals(1, rgb.call(0.1f, 0.2f)[3]);
    assertClose(Models.of(Siren.network(2, 4, 1, 4, 9, 9)));
  }

  @ParameterizedTest
  @MethodSource("inr.interchange.program.Programs#refused")
  void otherEncodingsAreRefusedByName(NetworkSpec network) {
    Programs.assertRefused(network, GlslExport::write);
  }

  @Test
  void largeNetworksAreRefused() {
    Model large = Models.of(Siren.network(2, 3, 3, 128, 30, 30));
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> GlslExport.write(large))
                .getMessage());
    assertTrue(
        message.startsWith("network has 33795 parameters; a shader holds at most 16384"), message);
  }

  @Test
  void numbersAreThoseOfFloat32AndLookLikeFloatingPoint() {
    assertEquals("0.0", GlslText.number(0));
    assertEquals("1.0", GlslText.number(1));
    assertEquals("-30.0", GlslText.number(-30));
    assertEquals("1.00000007e-05", GlslText.number(1.0000001e-5f));
    for (float value : new float[] {0.1f, 1 / 3f, Float.MIN_NORMAL, Float.MAX_VALUE, 16777216f}) {
      assertEquals(value, Float.parseFloat(GlslText.number(value)));
    }
  }
}
