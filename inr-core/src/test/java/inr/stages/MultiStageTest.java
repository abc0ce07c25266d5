package inr.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MultiStageTest {
  private static double wave(double t) {
    return StrictMath.sin(3 * t) / (2 + t);
  }

  private static MultiStage of(int stages, int threads) {
    double[] places = IntStream.range(0, 121).mapToDouble(i -> 1 + i / 60.0).toArray();
    double[] values = IntStream.range(0, 121).mapToDouble(i -> wave(places[i])).toArray();
    return MultiStage.of(places, values, 1, 3, new StageSettings(8, 2, stages, 40, 3, threads));
  }

  /** Between the places of the fit, too. Floats of these values are off by up to 1.5e-8. */
  @Test
  void threeStagesAreCloserThanAnyFloat() {
    MultiStage sum = of(3, 1);
    assertEquals(3, sum.stages().size());
    double most = 0;
    for (double t = 1.05; t < 2.95; t += 0.0137) {
      most = Math.max(most, Math.abs(sum.value(t) - wave(t)));
    }
    assertTrue(most < 1e-8, "off by " + most);
  }

  /** ε is what the stages before leave, so the sum of the first s is that far from the values. */
  @Test
  void aStageBeginsWhereTheLastOnesEnd() {
    List<MultiStage.Stage> stages = of(3, 1).stages();
    for (int s = 1; s < stages.size(); s++) {
      assertEquals(
          stages.get(s - 1).residue(), stages.get(s).magnitude(), 1e-3 * stages.get(s).magnitude());
      assertTrue(stages.get(s).residue() < 0.9 * stages.get(s).magnitude());
    }
  }

  @Test
  void threadsChangeNoBit() {
    assertEquals(of(2, 1).stages(), of(2, 3).stages());
  }

  /** One neuron, which the first stage has. */
  @Test
  void aFunctionThatTheNetworkCanBeIsFound() {
    StageSettings settings = new StageSettings(1, 1, 1, 100, 0, 1);
    MultiStage sum = MultiStage.of(t -> 3 * StrictMath.tanh(0.7 * t + 0.2) - 1, -1, 1, settings);
    assertTrue(sum.stages().get(0).residue() < 1e-5, sum.stages().get(0)::toString);
  }

  @Test
  void silenceHasNoStages() {
    MultiStage sum = MultiStage.of(t -> 0, 0, 1, new StageSettings(4, 1, 2, 5, 0, 1));
    assertEquals(List.of(), sum.stages());
    assertEquals(0, sum.value(0.5));
  }

  @Test
  void badValuesAreNamed() {
    StageSettings settings = StageSettings.usual();
    assertEquals(
        "interval from 1.0 to 1.0 is empty",
        assertThrows(IllegalArgumentException.class, () -> MultiStage.of(t -> t, 1, 1, settings))
            .getMessage());
    assertTrue(
        assertThrows(
                IllegalArgumentException.class, () -> MultiStage.of(t -> 1 / 0.0, 0, 1, settings))
            .getMessage()
            .startsWith("value Infinity at "));
    assertEquals(
        "place 0.0 does not lie behind 0.0",
        assertThrows(
                IllegalArgumentException.class,
                () -> MultiStage.of(new double[] {0.5, 0.5}, new double[] {1, 2}, 0, 1, settings))
            .getMessage());
    assertEquals(
        "multi-stage networks with width 0; 1 to 64 are accepted",
        assertThrows(IllegalArgumentException.class, () -> new StageSettings(0, 1, 1, 1, 0, 1))
            .getMessage());
  }
}
