package inr.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.circuit.Parameters;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.Placement;
import inr.io.model.Model;
import inr.io.model.Precision;
import inr.io.model.Provenance;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.signal.Medium;
import inr.signal.ValueRange;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldDrawingTest {
  private static Model model(NetworkSpec network) {
    return model(network, 5, 3);
  }

  private static Model model(NetworkSpec network, int width, int height) {
    return new Model(
        TrainingPlan.of(network, 1e-3, 11),
        Grid.of(
            Axis.of("y", height, -1, 1, Placement.END_POINTS),
            Axis.of("x", width, 0, 1, Placement.CENTRES)),
        new Medium.Picture(width, height, network.outputs(), 16),
        ValueRange.symmetric(0, 65535),
        network.layout().initial(11),
        Precision.FLOAT32,
        new Provenance("a.png", "0".repeat(64), "inr", "17", "cpu", 3, Map.of(), Map.of()));
  }

  private static boolean isHeld(int width, int hiddenLayers) {
    return FieldDrawing.ofPage(model(Siren.network(2, 3, hiddenLayers, width, 30, 30))).isPresent();
  }

  /** 64 wide and as deep as anybody makes them, 256 wide as usual. */
  @Test
  void aPageHoldsUpToAQuarterOfAMillionParameters() {
    assertTrue(isHeld(64, 63));
    assertTrue(isHeld(256, 4));
    assertEquals(false, isHeld(256, 5));
  }

  /** The page compares a drawing with its pixels, which are then means of several. */
  @Test
  void noPageHoldsADrawingOfAPictureThatItShowsReduced() {
    NetworkSpec network = Siren.network(2, 1, 1, 4, 30, 30);
    assertTrue(FieldDrawing.ofPage(model(network, 2048, 2048)).isPresent());
    assertTrue(FieldDrawing.ofPage(model(network, 2048, 2049)).isEmpty());
  }

  @Test
  void networksOfMoreThanFourMillionParametersAreNotDrawn() {
    NetworkSpec network = Siren.network(2, 1, 2, 2048, 30, 30);
    assertTrue(
        FieldDrawing.of(
                network,
                new Parameters(network.layout(), new float[network.layout().size()]),
                Grid.of(Axis.centred("y", 3), Axis.centred("x", 5)),
                ValueRange.symmetric(0, 255),
                new Shades(0, 255))
            .isEmpty());
  }

  /** Samples on the ends are in the centres of cells that go beyond. */
  @Test
  void samplesLieInTheCentresOfTheIntervals() {
    Map<String, Object> tree =
        FieldDrawing.ofPage(model(Siren.network(2, 2, 1, 4, 30, 30))).orElseThrow().whole();
    assertEquals(List.of(-1.5, 1.5), tree.get("y"));
    assertEquals(List.of(0.0, 1.0), tree.get("x"));
    assertEquals(2, tree.get("channels"));
    assertEquals(65535.0, tree.get("high"));
  }

  @Test
  void numbersAreFloat32InLittleEndian() {
    FieldDrawing drawing =
        FieldDrawing.ofPage(model(Siren.network(2, 1, 1, 4, 30, 30))).orElseThrow();
    byte[] bytes = Base64.getDecoder().decode(String.valueOf(drawing.whole().get("numbers")));
    float[] numbers = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
    assertArrayEquals(drawing.program().numbers(), numbers);
  }
}
