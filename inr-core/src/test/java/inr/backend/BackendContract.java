package inr.backend;

import static inr.backend.Tolerances.assertRelative;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation;
import inr.circuit.Jet;
import inr.circuit.Operation;
import inr.circuit.Parameters;
import inr.encoding.Flat;
import inr.grid.Axis;
import inr.grid.Coordinates;
import inr.grid.Grid;
import inr.loss.Loss;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.reference.ReferenceBackend;
import inr.sampling.Batch;
import inr.sampling.Sampler;
import inr.selftest.Specimens;
import inr.selftest.Tolerance;
import inr.signal.Signal;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every backend promises: the reference's numbers, equal bits however it is run, and clear
 * refusals.
 */
public abstract class BackendContract {
  /**
   * As many as golden runs have. Beside the CPU engine errors do not pile up: parameters are off by
   * 1e-6 at most from the fourth step on, a hundredth of what the tolerance allows, and the losses
   * by less than half of it.
   */
  private static final int STEPS = 10;

  /** The backend under test. */
  protected abstract Backend backend();

  static Stream<ContractCase> cases() {
    return ContractCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void predictionsAndJacobiansFollowTheReference(ContractCase fit) {
    if (refused(backend(), fit.plan(), fit.signal())) {
      return;
    }
    try (Trainer expected = reference(fit);
        Trainer actual = trainer(fit, 2)) {
      Coordinates points = fit.signal().coordinates();
      float[] expectedOutputs = outputs(expected, fit.plan().network(), points);
      float[] actualOutputs = outputs(actual, fit.plan().network(), points);
      for (int i = 0; i < expectedOutputs.length; i++) {
        assertEquals(expectedOutputs[i], actualOutputs[i], Tolerance.PREDICTIONS, "output " + i);
      }
      float[] expectedJacobian = new float[expectedOutputs.length * points.dimensions()];
      float[] actualJacobian = new float[expectedJacobian.length];
      expected.jacobian(points, expectedJacobian);
      actual.jacobian(points, actualJacobian);
      if (Flat.is(fit.plan().network())) {
        assertArrayEquals(expectedJacobian, actualJacobian);
      } else {
        assertRelative(expectedJacobian, actualJacobian, Tolerance.DERIVATIVES);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void lossesGradientsAndParametersFollowTheReference(ContractCase fit) {
    if (refused(backend(), fit.plan(), fit.signal())) {
      return;
    }
    try (Trainer expected = reference(fit);
        Trainer actual = trainer(fit, 2)) {
      for (int s = 0; s < STEPS; s++) {
        expected.step(1);
        actual.step(1);
        assertEquals(
            expected.loss(),
            actual.loss(),
            Tolerance.ofLoss(fit.plan().loss(), expected.loss()),
            "loss of step " + s);
        if (s == 0) {
          assertRelative(
              expected.gradient().values(), actual.gradient().values(), Tolerance.DERIVATIVES);
        }
      }
      float[] expectedParameters = expected.parameters().values();
      float[] actualParameters = actual.parameters().values();
      for (int i = 0; i < expectedParameters.length; i++) {
        double tolerance =
            Tolerance.ofParameter(expectedParameters[i], STEPS, fit.plan().learningRate());
        assertEquals(expectedParameters[i], actualParameters[i], tolerance, "parameter " + i);
      }
    }
  }

  /** Every point's slope depends on all predictions, and some points are there twice. */
  @ParameterizedTest
  @MethodSource("cases")
  void stepsOnAnObjectiveFollowTheReference(ContractCase fit) {
    if (refused(backend(), fit.plan(), fit.signal())) {
      return;
    }
    Batch batch = twice(fit.signal().points());
    try (Trainer expected = reference(fit);
        Trainer actual = trainer(fit, 2)) {
      expected.step(batch, BackendContract::squareOfMean);
      if (!takes(actual, batch)) {
        return;
      }
      assertEquals(expected.loss(), actual.loss(), 4 * Tolerance.PREDICTIONS);
      assertRelative(
          expected.gradient().values(), actual.gradient().values(), Tolerance.DERIVATIVES);
    }
  }

  /** The batch is larger than the plan's, so there are more shards than it knows of. */
  @Test
  void stepsOnAnObjectiveHaveTheSameBitsOnAnyNumberOfThreads() {
    Batch batch = twice(signal().points());
    TrainerState[] states = new TrainerState[3];
    for (int threads = 1; threads <= 3; threads++) {
      try (Trainer trainer = backend().trainer(plan(sampler(70)), signal(), threads)) {
        trainer.step(2);
        if (!takes(trainer, batch)) {
          return;
        }
        trainer.restore(trainer.save());
        trainer.step(batch, BackendContract::squareOfMean);
        trainer.step(1);
        states[threads - 1] = trainer.save();
        assertEquals(5, states[threads - 1].step());
      }
    }
    assertSame(states[0], states[1]);
    assertSame(states[0], states[2]);
  }

  @Test
  void anObjectiveThatFailsChangesNothing() {
    Batch batch = twice(20);
    try (Trainer trainer = backend().trainer(plan(sampler(70)), signal(), 2)) {
      trainer.step(1);
      if (!takes(trainer, batch)) {
        return;
      }
      TrainerState before = trainer.save();
      Objective failing =
          (predictions, slopes) -> {
            throw new IllegalStateException("no measurement");
          };
      assertThrows(IllegalStateException.class, () -> trainer.step(batch, failing));
      assertSame(before, trainer.save());
      Batch none = twice(0);
      assertThrows(
          IllegalArgumentException.class, () -> trainer.step(none, BackendContract::squareOfMean));
    }
  }

  /** Does a step, unless the backend takes no objective, which it may if it says so. */
  private static boolean takes(Trainer trainer, Batch batch) {
    try {
      trainer.step(batch, BackendContract::squareOfMean);
      return true;
    } catch (UnsupportedPlanException refusal) {
      assertFalse(String.valueOf(refusal.getMessage()).isBlank());
      return false;
    }
  }

  /** All points backwards, and again. */
  private static Batch twice(int points) {
    return new Batch() {
      @Override
      public int points() {
        return 2 * points;
      }

      @Override
      public int point(int index) {
        return points - 1 - index % points;
      }
    };
  }

  /** (1/N Σ wᵢ fᵢ)², with weights that change their sign. */
  private static double squareOfMean(double[] predictions, double[] slopes) {
    double mean = 0;
    for (int i = 0; i < predictions.length; i++) {
      slopes[i] = (1 - i % 5 * 0.4) / predictions.length;
      mean += slopes[i] * predictions[i];
    }
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] *= 2 * mean;
    }
    return mean * mean;
  }

  /** What is saved after any step is all that the next ones read, the rate of a step included. */
  @ParameterizedTest
  @MethodSource("cases")
  void aFitThatIsTakenUpAgainAfterEveryStepGoesOnWithTheSameBits(ContractCase fit) {
    if (refused(backend(), fit.plan(), fit.signal())) {
      return;
    }
    try (Trainer whole = trainer(fit, 2);
        Trainer handed = trainer(fit, 1);
        Trainer other = trainer(fit, 3)) {
      for (int s = 0; s < 5; s++) {
        whole.step(1);
        Trainer next = s % 2 == 0 ? handed : other;
        if (s > 0) {
          next.restore((s % 2 == 0 ? other : handed).save());
        }
        next.step(1);
        assertEquals(whole.loss(), next.loss(), "loss of step " + s);
        assertSame(whole.save(), next.save());
        assertArrayEquals(whole.parameters().values(), next.parameters().values());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void derivativesThatAreCarriedAlongFollowTheReference(ContractCase fit) {
    NetworkSpec network = fit.plan().network();
    if (refused(backend(), fit.plan(), fit.signal()) || !carries(network)) {
      return;
    }
    Jet jet = Jet.laplacian(network.inputs());
    Parameters initial = network.layout().initial(fit.plan().seed());
    try (Evaluator expected = new ReferenceBackend().evaluator(network, initial, 1);
        Evaluator actual = backend().evaluator(network, initial, 2)) {
      Coordinates points = fit.signal().coordinates();
      int numbers = network.outputs() * jet.size();
      float[] expectedJet = new float[(int) points.points() * numbers];
      float[] actualJet = new float[expectedJet.length];
      expected.jet(jet, points, expectedJet);
      try {
        actual.jet(jet, points, actualJet);
      } catch (UnsupportedPlanException refusal) {
        assertFalse(String.valueOf(refusal.getMessage()).isBlank());
        return;
      }
      for (int k = 0; k < jet.size(); k++) {
        float[] derivative = channel(expectedJet, network.outputs(), jet.size(), k);
        float[] carried = channel(actualJet, network.outputs(), jet.size(), k);
        double largest = 1;
        for (float value : derivative) {
          largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < derivative.length; i++) {
          assertEquals(derivative[i], carried[i], Tolerance.ofChannel(k, jet) * largest);
        }
      }
    }
  }

  /** One derivative of a jet at all points. */
  private static float[] channel(float[] jet, int outputs, int size, int k) {
    float[] channel = new float[jet.length / size];
    for (int i = 0; i < channel.length; i++) {
      channel[i] = jet[(i / outputs * size + k) * outputs + i % outputs];
    }
    return channel;
  }

  /** A norm carries no derivatives along; the curvature of a root's damped sine has no bound. */
  private static boolean carries(NetworkSpec network) {
    boolean normalises =
        network.circuit().operations().stream().anyMatch(o -> o instanceof Operation.Normalise);
    return !normalises && network.layers().stream().noneMatch(BackendContract::bendsWithoutBound);
  }

  /** Whether second derivatives of a layer grow beyond all bounds next to 0. */
  private static boolean bendsWithoutBound(Layer layer) {
    return layer instanceof Layer.Dense dense
        && (dense.activation() instanceof Activation.PowerDampedSine
            || dense.activation() instanceof Activation.DampedSine damped
                && damped.damping() == Activation.Damping.SQRT);
  }

  @Test
  void theMarkedStateIsTheOneThatWasMarked() {
    try (Trainer trainer = backend().trainer(plan(new Sampler.FullGrid()), signal(), 1)) {
      assertSame(trainer.save(), trainer.marked());
      trainer.step(2);
      TrainerState marked = trainer.save();
      trainer.mark();
      trainer.step(3);
      assertSame(marked, trainer.marked());
      assertTrue(trainer.isFinite());
    }
  }

  @Test
  void aTrainerStartsFromTheLayoutsInitialValues() {
    TrainingPlan plan = plan(new Sampler.FullGrid());
    try (Trainer trainer = backend().trainer(plan, signal(), 1)) {
      assertArrayEquals(
          plan.network().layout().initial(plan.seed()).values(), trainer.parameters().values());
      assertTrue(Double.isNaN(trainer.loss()));
    }
  }

  @Test
  void parametersAreACopy() {
    try (Trainer trainer = backend().trainer(plan(new Sampler.FullGrid()), signal(), 1)) {
      float[] before = trainer.parameters().values();
      Arrays.fill(trainer.parameters().values(), 7);
      assertArrayEquals(before, trainer.parameters().values());
    }
  }

  @Test
  void zeroStepsChangeNothing() {
    try (Trainer trainer = backend().trainer(plan(new Sampler.FullGrid()), signal(), 2)) {
      trainer.step(3);
      TrainerState before = trainer.save();
      trainer.step(0);
      assertSame(before, trainer.save());
    }
  }

  @Test
  void anEvaluatorGivesATrainersPredictions() {
    TrainingPlan plan = plan(new Sampler.FullGrid());
    Parameters initial = plan.network().layout().initial(plan.seed());
    try (Trainer trainer = backend().trainer(plan, signal(), 2);
        Evaluator evaluator = backend().evaluator(plan.network(), initial, 1)) {
      Coordinates points = signal().coordinates();
      assertArrayEquals(
          outputs(trainer, plan.network(), points), outputs(evaluator, plan.network(), points));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 64, 1000})
  void aRestoredFitGoesOnWithTheSameBits(int batchSize) {
    TrainingPlan plan = plan(sampler(batchSize));
    try (Trainer whole = backend().trainer(plan, signal(), 2);
        Trainer first = backend().trainer(plan, signal(), 2);
        Trainer second = backend().trainer(plan, signal(), 2)) {
      whole.step(25);
      first.step(11);
      TrainerState middle = first.save();
      first.step(5);
      second.restore(middle);
      second.step(14);
      assertSame(whole.save(), second.save());
      assertEquals(whole.loss(), second.loss());
      first.restore(middle);
      first.step(14);
      assertSame(whole.save(), first.save());
    }
  }

  @Test
  void aSavedStateIsNotChangedByLaterSteps() {
    try (Trainer trainer = backend().trainer(plan(new Sampler.FullGrid()), signal(), 1)) {
      trainer.step(2);
      TrainerState saved = trainer.save();
      double[] parameters = saved.parameters().toDoubles().clone();
      trainer.step(2);
      assertArrayEquals(parameters, saved.parameters().toDoubles());
      trainer.restore(saved);
      trainer.step(2);
      assertArrayEquals(parameters, saved.parameters().toDoubles());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 64, 1000})
  void oneTwoAndThreeThreadsGiveTheSameBits(int batchSize) {
    TrainingPlan plan = plan(sampler(batchSize));
    try (Trainer one = backend().trainer(plan, signal(), 1)) {
      one.step(7);
      float[] predictions = outputs(one, plan.network(), signal().coordinates());
      for (int threads = 2; threads <= 3; threads++) {
        try (Trainer several = backend().trainer(plan, signal(), threads)) {
          several.step(7);
          assertSame(one.save(), several.save());
          assertEquals(one.loss(), several.loss());
          assertArrayEquals(one.gradient().values(), several.gradient().values());
          assertArrayEquals(predictions, outputs(several, plan.network(), signal().coordinates()));
        }
      }
    }
  }

  @Test
  void anotherSeedGivesAnotherFit() {
    try (Trainer one = backend().trainer(plan(new Sampler.RandomBatches(64)), signal(), 1)) {
      TrainingPlan plan = plan(new Sampler.RandomBatches(64));
      TrainingPlan reseeded = plan.withSeed(plan.seed() + 1);
      try (Trainer other = backend().trainer(reseeded, signal(), 1)) {
        other.restore(one.save());
        one.step(1);
        other.step(1);
        assertNotEquals(
            one.loss(), other.loss(), "the order of the points does not depend on the seed");
      }
    }
  }

  /** From zero moments the first step is proportional to the rate, whatever the gradient. */
  @Test
  void aSlowedStateTakesShorterSteps() {
    TrainingPlan plan = plan(new Sampler.FullGrid());
    try (Trainer full = backend().trainer(plan, signal(), 1);
        Trainer slow = backend().trainer(plan, signal(), 1)) {
      double[] start = full.save().parameters().toDoubles();
      slow.restore(slow.save().slowed(0.25));
      full.step(1);
      slow.step(1);
      double[] moved = full.save().parameters().toDoubles();
      double[] slowly = slow.save().parameters().toDoubles();
      double rounding = 2 * Tolerance.PARAMETER_ROUNDING;
      for (int i = 0; i < start.length; i++) {
        double expected = 0.25 * (moved[i] - start[i]);
        assertEquals(
            expected,
            slowly[i] - start[i],
            rounding * Math.max(1, Math.abs(start[i])),
            "parameter " + i);
      }
      assertEquals(0.25, slow.save().rateFactor());
    }
  }

  @Test
  void aWindowEqualsTheCropOfTheWhole() {
    TrainingPlan plan = plan(new Sampler.FullGrid());
    Grid grid = (Grid) signal().coordinates();
    try (Trainer trainer = backend().trainer(plan, signal(), 2)) {
      trainer.step(2);
      float[] whole = outputs(trainer, plan.network(), grid);
      int columns = grid.axes().get(1).samples();
      for (int[] window :
          new int[][] {
            {0, 0, 1, 1},
            {3, 5, 7, 11},
            {40, 30, 1, 13},
            {grid.axes().get(0).samples() - 1, 0, 1, columns}
          }) {
        float[] part =
            outputs(
                trainer,
                plan.network(),
                grid.window(0, window[0], window[2]).window(1, window[1], window[3]));
        for (int i = 0; i < part.length; i++) {
          int row = window[0] + i / 3 / window[3];
          int column = window[1] + i / 3 % window[3];
          assertEquals(
              whole[(row * columns + column) * 3 + i % 3],
              part[i],
              "element " + i + " of " + Arrays.toString(window));
        }
      }
    }
  }

  @Test
  void aSignalThatDoesNotFitTheNetworkIsRefused() {
    TrainingPlan plan = plan(new Sampler.FullGrid());
    Signal cube = ContractCase.signal(ContractCase.grid(3, 27), 3);
    assertEquals(
        "network expects 2 coordinates but the signal has 3; build it with inputs 3",
        assertThrows(IllegalArgumentException.class, () -> backend().trainer(plan, cube, 1).close())
            .getMessage());
    Signal grey = ContractCase.signal(ContractCase.grid(2, 27), 1);
    assertEquals(
        "network predicts 3 channels but the signal has 1; build it with outputs 1",
        assertThrows(IllegalArgumentException.class, () -> backend().trainer(plan, grey, 1).close())
            .getMessage());
  }

  @Test
  void wrongSizesAreRefused() {
    TrainingPlan plan = plan(new Sampler.FullGrid());
    Grid line = Grid.of(Axis.centred("x", 5));
    Grid square = ContractCase.grid(2, 25);
    assertThrows(
        IllegalArgumentException.class, () -> backend().trainer(plan, signal(), 0).close());
    try (Trainer trainer = backend().trainer(plan, signal(), 1)) {
      assertThrows(IllegalArgumentException.class, () -> trainer.evaluate(line, new float[15]));
      assertThrows(IllegalArgumentException.class, () -> trainer.evaluate(square, new float[74]));
      assertThrows(IllegalArgumentException.class, () -> trainer.jacobian(square, new float[75]));
      assertThrows(IllegalArgumentException.class, () -> trainer.step(-1));
      Map<String, Numbers> arrays = new TreeMap<>(trainer.save().arrays());
      arrays.replaceAll((name, numbers) -> new Numbers.Doubles(new double[3]));
      assertThrows(
          IllegalArgumentException.class, () -> trainer.restore(TrainerState.of(0, 1, arrays)));
      arrays.keySet().removeIf(name -> !name.equals(TrainerState.PARAMETERS));
      assertThrows(
          IllegalArgumentException.class, () -> trainer.restore(TrainerState.of(0, 1, arrays)));
    }
    Parameters others = Siren.network(2, 3, 1, 4, 30, 30).layout().initial(1);
    assertThrows(
        IllegalArgumentException.class,
        () -> backend().evaluator(plan.network(), others, 1).close());
  }

  @Test
  void closingTwiceIsClosingOnce() {
    Trainer trainer = backend().trainer(plan(new Sampler.FullGrid()), signal(), 3);
    trainer.step(1);
    trainer.close();
    trainer.close();
  }

  @Test
  void itHasANameAnAvailabilityAndSupportsASiren() {
    assertFalse(backend().name().isEmpty());
    assertFalse(backend().availability().explanation().isEmpty());
    assertTrue(backend().supports(plan(new Sampler.FullGrid()).network()).supported());
  }

  /** What an optimizer remembers is looked at, too: its next step would break the parameters. */
  @Test
  void anInfiniteNumberOfAnyArrayIsFound() {
    try (Trainer trainer = backend().trainer(plan(new Sampler.FullGrid()), signal(), 1)) {
      trainer.step(1);
      TrainerState whole = trainer.save();
      for (String name : whole.arrays().keySet()) {
        TreeMap<String, Numbers> arrays = new TreeMap<>(whole.arrays());
        double[] broken = whole.array(name).toDoubles().clone();
        broken[broken.length - 1] = Double.POSITIVE_INFINITY;
        arrays.put(name, new Numbers.Doubles(broken));
        trainer.restore(TrainerState.of(whole.step(), 1, arrays));
        assertFalse(trainer.isFinite(), name);
      }
      trainer.restore(whole);
      assertTrue(trainer.isFinite());
    }
  }

  /** A norm carries no derivatives along, and this loss looks at them. */
  @Test
  void aPlanThatNobodyCanCarryOutIsRefusedBeforeItIsBegun() {
    NetworkSpec network = Specimens.network(new Layer.LayerNorm(1e-5));
    TrainingPlan plan = TrainingPlan.of(network, 1e-3, 1).withLoss(new Loss.GradientError());
    Signal signal = ContractCase.signal(ContractCase.grid(2, 99), plan.field().targets());
    assertTrue(refused(backend(), plan, signal));
  }

  /** Whether the backend refuses a network, which it may if it says why. */
  static boolean refused(Backend backend, TrainingPlan plan, Signal signal) {
    Support support = backend.supports(plan);
    if (support.supported()) {
      return false;
    }
    assertFalse(support.reason().isBlank(), "a refusal gives no reason");
    String message =
        assertThrows(UnsupportedPlanException.class, () -> backend.trainer(plan, signal, 1).close())
            .getMessage();
    assertTrue(
        message.contains(support.reason()),
        () -> "'" + message + "' lacks the reason '" + support.reason() + "'");
    return true;
  }

  private Trainer trainer(ContractCase fit, int threads) {
    return backend().trainer(fit.plan(), fit.signal(), threads);
  }

  private static Trainer reference(ContractCase fit) {
    return new ReferenceBackend().trainer(fit.plan(), fit.signal(), 1);
  }

  private static Sampler sampler(int batchSize) {
    return batchSize == 0 ? new Sampler.FullGrid() : new Sampler.RandomBatches(batchSize);
  }

  private static TrainingPlan plan(Sampler sampler) {
    NetworkSpec network = Siren.network(2, 3, 2, 20, 30, 30);
    return new TrainingPlan(
        network,
        new Loss.MeanSquaredError(),
        Optimizer.Adam.of(),
        1e-3,
        new Schedule.Cosine(20, 0.1),
        sampler,
        5);
  }

  /** 43 x 47 points: several tiles of any engine, the last one not full. */
  private static Signal signal() {
    return ContractCase.signal(Grid.of(Axis.centred("y", 43), Axis.centred("x", 47)), 3);
  }

  private static float[] outputs(Evaluator evaluator, NetworkSpec network, Coordinates points) {
    float[] outputs = new float[(int) points.points() * network.outputs()];
    evaluator.evaluate(points, outputs);
    return outputs;
  }

  private static void assertSame(TrainerState expected, TrainerState actual) {
    assertEquals(expected.step(), actual.step());
    assertEquals(expected.rateFactor(), actual.rateFactor());
    assertEquals(expected.arrays().keySet(), actual.arrays().keySet());
    expected
        .arrays()
        .forEach(
            (name, numbers) ->
                assertArrayEquals(
                    numbers.toDoubles(), actual.array(name).toDoubles(), () -> "array " + name));
  }
}
