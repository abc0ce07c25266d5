package inr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.Backends;
import inr.backend.Evaluator;
import inr.backend.Trainer;
import inr.circuit.Channel;
import inr.circuit.Distribution;
import inr.circuit.Jet;
import inr.circuit.Parameters;
import inr.encoding.Encoding;
import inr.formula.Bins;
import inr.formula.Expression;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.loss.Loss;
import inr.plan.TrainingPlan;
import inr.reference.ReferenceNetwork;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Distributions over bins beside numbers that another program computed. */
class DensitiesTest {
  private static final Distribution NONE = new Distribution.Constant(0);
  private static final Bins EIGHT = new Bins(8, -1, 1);

  /** 0.75 widths of a bin. */
  private static final double SIGMA = 0.1875;

  private static final double[] SHARES = {
    1e-8, 9.91e-6, 0.00166695, 0.05312759, 0.34009575, 0.46211956, 0.1348764, 0.00810382
  };

  private static double[] shares(double t) {
    return EIGHT.shares(Expression.constant(t), SIGMA).stream()
        .mapToDouble(Expression::at)
        .toArray();
  }

  private static NetworkSpec network(Layer layer) {
    return new NetworkSpec(1, new Encoding.Identity(), List.of(layer));
  }

  private static Layer histogram() {
    return new Layer.Histogram(1, 8, -1, 1, NONE, NONE);
  }

  /** A weight of 0 and a bias for each number. */
  private static double[] constants(double... biases) {
    double[] parameters = new double[2 * biases.length];
    for (int i = 0; i < biases.length; i++) {
      parameters[2 * i + 1] = biases[i];
    }
    return parameters;
  }

  /** The mean, then so many heads. */
  private static double[] withHeads(Layer layer, int heads, double[] parameters) {
    Jet jet = new Jet(IntStream.range(0, heads).<Channel>mapToObj(Channel.Head::new).toList());
    return new ReferenceNetwork(network(layer).circuit().lift(jet))
        .forward(parameters, new double[] {0.3});
  }

  @Test
  void sharesOfANormalDistributionAreThoseOfHlGauss() {
    assertArrayEquals(SHARES, shares(0.3), 5e-9);
    assertEquals(1, Arrays.stream(shares(0.3)).sum(), 1e-14);
  }

  @Test
  void logitsOfADistributionAreDecodedToItsMean() {
    double[] logits = Arrays.stream(shares(0.3)).map(p -> Math.log(p) + 7).toArray();
    double[] all = withHeads(histogram(), 8, constants(logits));
    assertEquals(0.2999231352, all[0], 1e-10);
    for (int i = 0; i < 8; i++) {
      assertEquals(logits[i] - 7, all[1 + i], 1e-12);
    }
  }

  @Test
  void aValueAtTheEndIsDrawnInwardsAndOneOutsideIsTheEnd() {
    double[] logits = Arrays.stream(shares(0.97)).map(p -> Math.max(-700, Math.log(p))).toArray();
    assertEquals(0.8189, withHeads(histogram(), 0, constants(logits))[0], 5e-5);
    assertArrayEquals(shares(1), shares(50), 0);
    assertArrayEquals(shares(-1), shares(-50), 0);
  }

  @Test
  void logitsOfHundredsDoNotOverflowFloats() {
    NetworkSpec network = network(histogram());
    float[] parameters = new float[16];
    parameters[5] = 300;
    parameters[7] = 300;
    parameters[9] = -300;
    Grid grid = Grid.of(Axis.centred("x", 5));
    float[] values = new float[5];
    Parameters large = new Parameters(network.layout(), parameters);
    try (Evaluator evaluator = Backends.named("cpu").evaluator(network, large, 1)) {
      evaluator.evaluate(grid, values);
    }
    float[] between = new float[5];
    Arrays.fill(between, -0.25f);
    assertArrayEquals(between, values, 1e-6f);
  }

  /** a = (1 + 0.2i, 0.3 − 0.4i, −0.1 + 0.25i). */
  @Test
  void theFourierHeadHasTheDensitiesOfItsAuthorsCode() {
    double[] parameters = constants(1, 0.3, -0.1, 0.2, -0.4, 0.25);
    double[] densities = {
      0.15353117, 0.07236418, 0.40316835, 0.5558328, 0.51432326, 0.69928574, 0.92897722, 0.67251728
    };
    double[] all = withHeads(new Layer.FourierDensity(1, 2, 8, -2, 2), 9, parameters);
    double mean = 0;
    for (int i = 0; i < 8; i++) {
      double share = (densities[i] / 4 + 1e-5) / (1 + 8e-5);
      assertEquals(Math.log(share), all[1 + i], 1e-7);
      mean += share * new Bins(8, -2, 2).centre(i);
    }
    assertEquals(mean, all[0], 1e-8);
    double rough = 0.09 * 0.09 + 0.425 * 0.425 + 4 * (0.05 * 0.05 + 0.27 * 0.27);
    assertEquals(4 * Math.PI * Math.PI * rough, all[9], 1e-12);
  }

  /** Its programs have more values at a time than strips of the usual length leave room for. */
  @Test
  void manyFrequenciesAreTrainedOnTheCpuAsOnTheReference() {
    Layer head = new Layer.FourierDensity(1, 40, 64, -2, 2);
    float[] samples = {-0.9f, -0.2f, 0.1f, 0.8f};
    Signal signal =
        new Signal(
            Grid.of(Axis.centred("x", samples.length)),
            new Medium.Field(1),
            new Samples.Floats(samples),
            ValueRange.symmetric(-1, 1));
    TrainingPlan plan =
        TrainingPlan.of(network(head), 1e-3, 1)
            .withLoss(new Loss.CrossEntropy(64, -2, 2, 0.75, 1e-3));
    double[] losses = new double[2];
    for (String name : List.of("cpu", "reference")) {
      try (Trainer trainer = Backends.named(name).trainer(plan, signal, 1)) {
        trainer.step(3);
        losses[name.equals("cpu") ? 0 : 1] = trainer.loss();
      }
    }
    assertEquals(losses[1], losses[0], 1e-4 * losses[1]);
  }

  @Test
  void crossEntropyOfTheRightDistributionIsItsEntropy() {
    double[] point = new double[10];
    double entropy = 0;
    double[] shares = shares(0.3);
    for (int i = 0; i < 8; i++) {
      point[1 + i] = Math.log(shares[i]);
      entropy -= shares[i] * Math.log(shares[i]);
    }
    point[9] = 0.3;
    Loss loss = new Loss.CrossEntropy(8, -1, 1, 0.75, 0);
    inr.loss.Field field = new inr.loss.Field(1, 8, 1, 0);
    assertEquals(entropy, loss.terms(field).get(0).at(point), 1e-12);
  }

  @Test
  void crossEntropyWantsTheBinsOfTheNetwork() {
    TrainingPlan plan = TrainingPlan.of(network(histogram()), 1e-3, 1);
    refused(
        plan,
        new Loss.CrossEntropy(8, -1, 1.5, 0.75, 0),
        "loss cross-entropy is of 8 bins from -1.0 to 1.5 but the network does not end in those; give it a head of them");
    refused(
        plan,
        new Loss.CrossEntropy(8, -1, 1, 0.75, 1),
        "loss cross-entropy has a smoothness of frequencies but the head of the network has none; take smoothness 0");
  }

  private static void refused(TrainingPlan plan, Loss loss, String message) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> plan.withLoss(loss)).getMessage());
  }

  @Test
  void whatIsOnlyLookedAtComputesNoLogarithms() {
    int seen = network(histogram()).circuit().operations().size();
    int trained =
        network(histogram())
            .circuit()
            .lift(new Jet(List.of(new Channel.Head(0))))
            .operations()
            .size();
    assertTrue(trained > seen, trained + " operations with a head, " + seen + " without");
  }

  @Test
  void headsAreNotShown() {
    assertThrows(IllegalArgumentException.class, () -> network(histogram()).showing(0));
  }
}
