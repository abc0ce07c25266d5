package inr.family;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.circuit.Tensor;
import inr.encoding.Encoding;
import inr.family.ModulatedSiren.Shifted;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.random.CounterRandom;
import inr.signal.Medium;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LearningTest {
  /** Colour pictures of 13 x 9: neither points nor widths are multiples of anything. */
  static SignalSet signals(int count) {
    Grid grid = Grid.of(Axis.centred("y", 9), Axis.centred("x", 13));
    float[][] values = new float[count][9 * 13 * 3];
    CounterRandom random = new CounterRandom(3, 0);
    for (int s = 0; s < count; s++) {
      double phase = 6 * random.uniform(s);
      for (int i = 0; i < values[s].length; i++) {
        values[s][i] = (float) (0.4 * StrictMath.sin(phase + 0.02 * i + i % 3));
      }
    }
    return new SignalSet(grid, new Medium.Picture(13, 9, 3, 8), values);
  }

  private static FamilyPlan plan(Shifted shifted, InnerLoop inner, int batch) {
    return new FamilyPlan(
        family(shifted, inner), Optimizer.Adam.of(), 1e-3, Schedule.Cosine.of(), batch, 7);
  }

  /** Two layers of sines and five numbers for {@link #signals}. */
  static ModulatedFamily family(Shifted shifted, InnerLoop inner) {
    double omega = 4;
    Distribution first = Distribution.sineFirst(2);
    Distribution later = Distribution.sineHidden(18, omega);
    List<Layer> layers =
        List.of(
            new Layer.Dense(18, new Activation.Sine(omega), first, first),
            new Layer.Dense(20, new Activation.Sine(omega), later, later),
            new Layer.Dense(3, new Activation.Identity(), later, later));
    NetworkSpec network = new NetworkSpec(2, new Encoding.Identity(), layers);
    Distribution modulation = new Distribution.Uniform(0.3);
    return new ModulatedFamily(new ModulatedSiren(network, 5, shifted, modulation), inner);
  }

  /** Through three steps, two signals at once: every tensor, by central differences in double. */
  @ParameterizedTest
  @EnumSource(Shifted.class)
  void theOuterGradientIsThatOfTheDefinition(Shifted shifted) {
    SignalSet signals = signals(2);
    FamilyPlan plan = plan(shifted, new InnerLoop(3, 0.8, true, true), 2);
    DoubleFamily definition = new DoubleFamily((ModulatedFamily) plan.form(), signals);
    try (Learning learning = new Learning(plan, signals, 1)) {
      double loss = learning.differentiate();
      double[] parameters = learning.parameters().clone();
      assertEquals(mean(definition, parameters), loss, 1e-6 * loss);
      Differences.assertGradient(
          plan.layout().tensors(),
          moved -> mean(definition, moved),
          parameters,
          learning.gradient(),
          4);
    }
  }

  private static double mean(DoubleFamily definition, double[] parameters) {
    return 0.5 * (definition.loss(parameters, 0) + definition.loss(parameters, 1));
  }

  /** What the first order leaves out is not small, or it would not be worth a pass. */
  @Test
  void theFirstOrderIsAnotherGradient() {
    SignalSet signals = signals(2);
    InnerLoop second = new InnerLoop(3, 0.8, true, true);
    try (Learning whole = new Learning(plan(Shifted.ALL, second, 2), signals, 1);
        Learning part = new Learning(plan(Shifted.ALL, second.firstOrder(), 2), signals, 1)) {
      assertEquals(whole.differentiate(), part.differentiate());
      double difference = 0;
      double size = 0;
      for (int i = 0; i < whole.gradient().length; i++) {
        double apart = whole.gradient()[i] - part.gradient()[i];
        difference += apart * apart;
        size += whole.gradient()[i] * whole.gradient()[i];
      }
      assertTrue(difference > 0.01 * size, difference + " of " + size);
    }
  }

  @ParameterizedTest
  @CsvSource({"2", "3"})
  void bitsDoNotDependOnThreads(int threads) {
    SignalSet signals = signals(7);
    FamilyPlan plan = plan(Shifted.ALL, new InnerLoop(3, 0.8, true, true), 4);
    try (Learning alone = new Learning(plan, signals, 1);
        Learning together = new Learning(plan, signals, threads)) {
      for (int step = 0; step < 6; step++) {
        alone.step();
        together.step();
      }
      assertArrayEquals(alone.parameters(), together.parameters());
      assertEquals(alone.loss(), together.loss());
      assertArrayEquals(alone.family().sample(1, 2), together.family().sample(1, 2));
    }
  }

  @Test
  void ratesThatAreNotLearnedStay() {
    FamilyPlan plan = plan(Shifted.FIRST, new InnerLoop(1, 2, false, true), 2);
    try (Learning learning = new Learning(plan, signals(2), 1)) {
      learning.step();
      Tensor rates = plan.layout().tensor(ModulatedFamily.RATES);
      for (int k = 0; k < rates.size(); k++) {
        assertEquals((float) StrictMath.log(2), learning.parameters()[rates.offset() + k]);
      }
    }
  }
}
