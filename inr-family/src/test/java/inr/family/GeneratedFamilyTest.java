package inr.family;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Members whose weights are all made of a latent. */
class GeneratedFamilyTest {
  private static final WeightSource HEADS = new TensorHeads(12);
  private static final SignalSet SIGNALS = LearningTest.signals(7);

  private static NetworkSpec sines(int inputs, int width, int outputs) {
    Distribution initial = new Distribution.Uniform(0.5);
    Activation sine = new Activation.Sine(3);
    return new NetworkSpec(
        inputs,
        new Encoding.Identity(),
        List.of(
            new Layer.Dense(width, sine, initial, initial),
            new Layer.Dense(width + 2, sine, initial, initial),
            new Layer.Dense(outputs, new Activation.Identity(), initial, initial)));
  }

  private static FamilyPlan plan(int least, int most) {
    return plan(least, most, HEADS);
  }

  static List<WeightSource> sources() {
    return List.of(HEADS, new FilmMapping(8, 2));
  }

  private static FamilyPlan plan(int least, int most, WeightSource weights) {
    SetEncoder encoder = new SetEncoder(sines(5, 9, 4), least, most);
    return new FamilyPlan(
        new GeneratedFamily(sines(2, 7, 3), encoder, weights, 0.3, 0.2),
        Optimizer.Adam.of(),
        1e-3,
        Schedule.Cosine.of(),
        2,
        7);
  }

  private static int[] all() {
    return IntStream.range(0, SIGNALS.points()).toArray();
  }

  /** Two signals at once, penalties included: every tensor, by central differences in double. */
  @ParameterizedTest
  @MethodSource("sources")
  void theGradientIsThatOfTheDefinition(WeightSource weights) {
    SignalSet two = SIGNALS.only(s -> s < 2);
    FamilyPlan plan = plan(1000, 1000, weights);
    DoubleGenerated definition = new DoubleGenerated((GeneratedFamily) plan.form(), two);
    try (Learning learning = new Learning(plan, two, 1)) {
      double loss = learning.differentiate();
      double[] parameters = learning.parameters().clone();
      assertEquals(mean(definition, parameters), loss, 1e-6 * loss);
      Differences.assertGradient(
          plan.layout().tensors(),
          moved -> mean(definition, moved),
          parameters,
          learning.gradient(),
          12);
    }
  }

  private static double mean(DoubleGenerated definition, double[] parameters) {
    return 0.5 * (definition.loss(parameters, 0, all()) + definition.loss(parameters, 1, all()));
  }

  /** The latent of a few points is that of the definition, in whatever order they come. */
  @Test
  void aFewPointsHaveALatent() {
    FamilyPlan plan = plan(1, 20);
    GeneratedFamily form = (GeneratedFamily) plan.form();
    double[] parameters = doubles(plan);
    GeneratedEngine engine = new GeneratedEngine(form);
    engine.pack(parameters);
    SignalWork<?> work = engine.work(SIGNALS.grid(), SIGNALS.channels());
    int[] shown = {11, 3, 98};
    double[] expected = new DoubleGenerated(form, SIGNALS).latent(parameters, 4, shown);
    assertArrayEquals(expected, work.latent(SIGNALS.values(4), shown), 1e-6);
    assertArrayEquals(expected, work.latent(SIGNALS.values(4), new int[] {98, 11, 3}), 1e-6);
    float[] changed = SIGNALS.values(4).clone();
    changed[3 * 50] += 1;
    assertArrayEquals(
        work.latent(SIGNALS.values(4), shown), work.latent(changed, shown), "point 50 was seen");
  }

  private static double[] doubles(FamilyPlan plan) {
    float[] initial = plan.layout().initial(plan.seed()).values();
    return IntStream.range(0, initial.length).mapToDouble(i -> initial[i]).toArray();
  }

  /** Along a direction of the latent, by differences of the definition's weights. */
  @ParameterizedTest
  @MethodSource("sources")
  void tangentsAreThoseOfTheGeneratedNetwork(WeightSource weights) {
    FamilyPlan plan = plan(1, 20, weights);
    GeneratedEngine engine = new GeneratedEngine((GeneratedFamily) plan.form());
    engine.pack(doubles(plan));
    SignalWork<?> work = engine.work(SIGNALS.grid(), SIGNALS.channels());
    double[] phi = {0.43, -0.12, 0.71, 0.25};
    double[] direction = {1, 0.5, -1, 2};
    float[] tangents = new float[SIGNALS.points() * SIGNALS.channels()];
    work.tangent(phi, direction, tangents);
    float[] above = new float[tangents.length];
    float[] below = new float[tangents.length];
    // Larger steps cross kinks of the heads, smaller ones are lost in rounding.
    double step = 1e-3;
    work.predict(moved(phi, direction, step), above);
    work.predict(moved(phi, direction, -step), below);
    for (int i = 0; i < tangents.length; i++) {
      assertEquals((above[i] - below[i]) / (2 * step), tangents[i], 2e-3, "sample " + i);
    }
  }

  private static double[] moved(double[] phi, double[] direction, double step) {
    return IntStream.range(0, phi.length).mapToDouble(k -> phi[k] + step * direction[k]).toArray();
  }

  /** Points are drawn anew in each step, by seed and step alone. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void bitsDoNotDependOnThreadsOrBreaks(int threads) {
    FamilyPlan plan = plan(3, 60);
    try (Learning alone = new Learning(plan, SIGNALS, 1);
        Learning together = new Learning(plan, SIGNALS, threads);
        Learning later = new Learning(plan, SIGNALS, threads)) {
      for (int step = 0; step < 6; step++) {
        alone.step();
        together.step();
        if (step == 2) {
          later.restore(together.checkpoint(0));
        } else if (step > 2) {
          later.step();
        }
      }
      assertArrayEquals(alone.parameters(), together.parameters());
      assertArrayEquals(alone.parameters(), later.parameters());
      assertEquals(alone.loss(), together.loss());
      assertArrayEquals(alone.family().sample(1, 2), together.family().sample(1, 2));
    }
  }

  @Test
  void whatFitsNotTogetherIsRefused() {
    SetEncoder encoder = new SetEncoder(sines(4, 5, 4), 1, 2);
    assertEquals(
        "encoder takes 4 numbers of a point; its coordinates and values are 5",
        assertThrows(
                IllegalArgumentException.class,
                () -> new GeneratedFamily(sines(2, 4, 3), encoder, HEADS, 0, 0))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> new SetEncoder(sines(4, 5, 4), 0, 2));
    assertThrows(IllegalArgumentException.class, () -> new SetEncoder(sines(4, 5, 4), 3, 2));
    assertThrows(IllegalArgumentException.class, () -> plan(1, 2).firstOrder());
    assertEquals(
        "layers of the mapping network have 0 hidden units; 1 to 4096 are accepted",
        assertThrows(IllegalArgumentException.class, () -> new FilmMapping(0, 2)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new FilmMapping(5, 0));
    assertThrows(IllegalArgumentException.class, () -> new TensorHeads(0));
    Family family = FamilyTest.learned(FamilyMethod.HYPERNETWORK, 1);
    family.requireSteps(1);
    assertEquals(
        "inner steps are 3 but the family has none: its encoder looks at a signal once",
        assertThrows(IllegalArgumentException.class, () -> family.requireSteps(3)).getMessage());
  }
}
