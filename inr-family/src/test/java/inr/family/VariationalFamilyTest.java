package inr.family;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.circuit.ParameterLayout;
import inr.circuit.Tensor;
import inr.random.CounterRandom;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Latents that are drawn. */
class VariationalFamilyTest {
  private static final double BETA = 0.02;
  private static final SignalSet SIGNALS = LearningTest.signals(5);
  private static final CounterRandom NOISE = new CounterRandom(5, 6);

  private static VariationalFamily form() {
    InnerLoop inner = new InnerLoop(1, 1.5, false, true);
    return new VariationalFamily(LearningTest.family(ModulatedSiren.Shifted.FIRST, inner), BETA);
  }

  /** Where nothing is 0, and noise is as large as latents are. */
  private static double[] parameters(VariationalFamily form) {
    ParameterLayout layout = form.layout();
    float[] initial = layout.initial(7).values();
    double[] parameters = IntStream.range(0, initial.length).mapToDouble(i -> initial[i]).toArray();
    CounterRandom random = new CounterRandom(9, 9);
    for (Tensor tensor : layout.tensors()) {
      if (tensor.name().startsWith("posterior")) {
        for (int i = tensor.offset(); i < tensor.offset() + tensor.size(); i++) {
          parameters[i] =
              0.4 * random.normal(i)
                  - (tensor.name().equals("posterior.log-variance.bias") ? 1 : 0);
        }
      }
    }
    return parameters;
  }

  /** The definition in double precision, for one draw of the noise. */
  private static double loss(VariationalFamily form, double[] parameters) {
    DoubleFamily shifted = new DoubleFamily(form.shifted(), SIGNALS);
    int n = form.latent();
    double[] origin = posterior(form, parameters, new double[n]);
    double[] drawn = drawn(origin, 0);
    double[] r = new double[n];
    shifted.loss(parameters, 2, drawn, r);
    double[] z = new double[n];
    for (int j = 0; j < n; j++) {
      double slope = 0;
      for (int k = 0; k < n; k++) {
        double identity = j == k ? 1 : 0;
        slope +=
            (identity + number(form, parameters, "mean.weight", k * n + j))
                * (r[k] + BETA * origin[k]);
        double spread =
            r[k] * 0.5 * NOISE.normal(k) * StrictMath.exp(origin[n + k] / 2)
                + BETA * 0.5 * (StrictMath.exp(origin[n + k]) - 1);
        slope += number(form, parameters, "log-variance.weight", k * n + j) * spread;
      }
      int rate = form.layout().tensor(ModulatedFamily.RATES).offset() + j;
      z[j] = -StrictMath.exp(parameters[rate]) * slope;
    }
    double[] found = posterior(form, parameters, z);
    double divergence = 0;
    for (int k = 0; k < n; k++) {
      divergence -= 0.5 * (1 + found[n + k] - found[k] * found[k] - StrictMath.exp(found[n + k]));
    }
    return shifted.loss(parameters, 2, drawn(found, n), new double[n]) + BETA * divergence;
  }

  private static double number(VariationalFamily form, double[] parameters, String name, int i) {
    return parameters[form.layout().tensor("posterior." + name).offset() + i];
  }

  /** μ, then ℓ. */
  private static double[] posterior(VariationalFamily form, double[] parameters, double[] z) {
    int n = z.length;
    double[] both = new double[2 * n];
    for (int k = 0; k < n; k++) {
      both[k] = z[k] + number(form, parameters, "mean.bias", k);
      both[n + k] = number(form, parameters, "log-variance.bias", k);
      for (int j = 0; j < n; j++) {
        both[k] += number(form, parameters, "mean.weight", k * n + j) * z[j];
        both[n + k] += number(form, parameters, "log-variance.weight", k * n + j) * z[j];
      }
    }
    return both;
  }

  private static double[] drawn(double[] posterior, int draw) {
    int n = posterior.length / 2;
    return IntStream.range(0, n)
        .mapToDouble(
            k -> posterior[k] + NOISE.normal(draw + k) * StrictMath.exp(posterior[n + k] / 2))
        .toArray();
  }

  private static double[] gradient(VariationalFamily form, double[] parameters, double expected) {
    VariationalEngine engine = new VariationalEngine(form);
    engine.pack(parameters);
    VariationalGradient gradient = engine.gradient();
    SignalWork<VariationalGradient> work = engine.work(SIGNALS.grid(), SIGNALS.channels());
    assertEquals(expected, work.differentiate(SIGNALS.values(2), NOISE, gradient), 1e-6);
    double[] slopes = new double[parameters.length];
    gradient.addTo(slopes, 1);
    return slopes;
  }

  /**
   * Through the step, with noise in both places: every tensor, by central differences in double.
   */
  @Test
  void theGradientIsThatOfTheDefinition() {
    VariationalFamily form = form();
    double[] parameters = parameters(form);
    double[] found = gradient(form, parameters, loss(form, parameters));
    // What is not learned has no slopes.
    List<Tensor> learned =
        form.layout().tensors().stream()
            .filter(tensor -> !tensor.name().equals(ModulatedFamily.RATES))
            .toList();
    Differences.assertGradient(learned, moved -> loss(form, moved), parameters, found, 6);
  }

  /** What the first order leaves out is not small. */
  @Test
  void theFirstOrderIsAnotherGradient() {
    VariationalFamily form = form();
    double[] parameters = parameters(form);
    double loss = loss(form, parameters);
    double[] whole = gradient(form, parameters, loss);
    double[] part = gradient(form.firstOrder(), parameters, loss);
    double difference = 0;
    double size = 0;
    for (int i = 0; i < whole.length; i++) {
      difference += (whole[i] - part[i]) * (whole[i] - part[i]);
      size += whole[i] * whole[i];
    }
    assertTrue(difference > 0.01 * size, difference + " of " + size);
  }

  /** Without noise, so that a signal has one latent. */
  @Test
  void aLatentIsNotDrawn() {
    VariationalFamily form = form();
    VariationalEngine engine = new VariationalEngine(form);
    engine.pack(parameters(form));
    SignalWork<?> work = engine.work(SIGNALS.grid(), SIGNALS.channels());
    double[] phi = work.latent(SIGNALS.values(1), 1);
    assertArrayEquals(phi, work.latent(SIGNALS.values(1), 1));
    int[] all = IntStream.range(0, SIGNALS.points()).toArray();
    assertArrayEquals(phi, work.latent(SIGNALS.values(1), all));
  }

  /** Noise is drawn anew in each step, by seed and step alone. */
  @Test
  void bitsDoNotDependOnThreadsOrBreaks() {
    FamilyPlan plan = FamilyMethod.VARIATIONAL_GON.plan(SIGNALS, 4, 1).lasting(6);
    try (Learning alone = new Learning(plan, SIGNALS, 1);
        Learning together = new Learning(plan, SIGNALS, 3);
        Learning later = new Learning(plan, SIGNALS, 2)) {
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
    }
  }

  @Test
  void whatFitsNotTogetherIsRefused() {
    InnerLoop three = new InnerLoop(3, 1, false, true);
    ModulatedFamily steps = LearningTest.family(ModulatedSiren.Shifted.FIRST, three);
    assertThrows(IllegalArgumentException.class, () -> new VariationalFamily(steps, 1));
    ModulatedFamily one = form().shifted();
    assertEquals(
        "weight of the divergence is -1.0; a number from 0 on is needed",
        assertThrows(IllegalArgumentException.class, () -> new VariationalFamily(one, -1))
            .getMessage());
  }
}
