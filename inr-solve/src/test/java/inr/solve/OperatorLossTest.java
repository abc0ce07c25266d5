package inr.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.Backends;
import inr.backend.Numbers;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.operator.Border;
import inr.operator.Convolution;
import inr.operator.ForwardOperator;
import inr.operator.Gradient;
import inr.operator.Kernel;
import inr.operator.LocalOperator;
import inr.operator.Radon;
import inr.operator.Shape;
import inr.operator.SparseMatrix;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.reference.ReferenceBackend;
import inr.sampling.Sampler;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The loss of a network through an operator, and its gradient. */
class OperatorLossTest {
  private static final ValueRange UNITS = ValueRange.symmetric(0, 1);
  private static final double VARIATION = 0.01;

  /** Of slopes of order 1/N: sums of some dozens of products in another order. */
  private static final double ROUNDING = 1e-15;

  /**
   * h² of central differences of a smooth function of parameters that frequencies of 5 multiply.
   */
  private static final double DIFFERENCES = 1e-6;

  private static Signal large(int channels) {
    return TestPictures.of(12, 8, channels, i -> 37 * i + i * i / 7);
  }

  private static Stream<Problem> problems() {
    boolean[] kept = new boolean[96];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = i * i % 7 == 2;
    }
    Stream<Problem> enlargements =
        Stream.of(Kernel.values()).map(kernel -> enlargement(large(3), kernel));
    return Stream.concat(
        enlargements,
        Stream.of(
            Inpainting.of(Planes.of(large(1)), kept),
            blurred(),
            new Tomography(new Radon(8, 6, 9), List.of(numbers(54)), 1, 0.01)));
  }

  private static Problem blurred() {
    Planes sharp = Planes.of(large(1));
    ForwardOperator blur = Convolution.gaussian(sharp.shape(), 1, Border.REFLECT);
    return new Deblurring(blur, sharp.images(blur), 1, 0.01);
  }

  private static double[] numbers(int count) {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, i -> 0.01 * (i * i % 31));
    return numbers;
  }

  private static Problem enlargement(Signal truth, Kernel kernel) {
    return SuperResolution.of(SuperResolution.reduced(truth, 4, kernel), 4)
        .sampling(kernel)
        .problem();
  }

  private static TrainingPlan plan(int channels) {
    return TrainingPlan.of(Siren.network(2, channels, 2, 6, 5, 5), 1e-2, 3)
        .withSampler(new Sampler.RandomBatches(20));
  }

  /** In double precision, with both terms, the network and the operator in the way. */
  @ParameterizedTest
  @MethodSource("problems")
  void theGradientThroughTheOperatorIsThatOfCentralDifferences(Problem problem) {
    int channels = problem.measured().size();
    OperatorLoss.Draw whole = OperatorLoss.of(problem, VARIATION, UNITS).whole();
    try (Trainer trainer = new ReferenceBackend().trainer(plan(channels), large(channels), 1)) {
      TrainerState state = trainer.save();
      trainer.step(whole, whole);
      float[] gradient = trainer.gradient().values();
      double h = 1e-5;
      double largest = 0;
      for (float slope : gradient) {
        largest = Math.max(largest, Math.abs(slope));
      }
      for (int p = 0; p < gradient.length; p += 3) {
        double above = loss(trainer, state, p, h, whole);
        double below = loss(trainer, state, p, -h, whole);
        assertEquals((above - below) / (2 * h), gradient[p], DIFFERENCES * largest, "" + p);
      }
    }
  }

  private static double loss(
      Trainer trainer, TrainerState state, int parameter, double h, OperatorLoss.Draw draw) {
    Map<String, Numbers> arrays = new TreeMap<>(state.arrays());
    double[] moved = state.parameters().toDoubles().clone();
    moved[parameter] += h;
    arrays.put(TrainerState.PARAMETERS, new Numbers.Doubles(moved));
    trainer.restore(TrainerState.of(state.step(), 1, arrays));
    trainer.step(draw, draw);
    return trainer.loss();
  }

  /** Points of a draw come in another order, so slopes are compared by point. */
  @ParameterizedTest
  @MethodSource("problems")
  void allMeasurementsDrawnGiveTheGradientOfTheWhole(Problem problem) {
    OperatorLoss loss = OperatorLoss.of(problem, VARIATION, UNITS);
    int all = problem.operator().range().size();
    double[] whole = new double[slopes(problem)];
    double[] drawn = new double[whole.length];
    double value = add(loss.whole(), problem, 1, whole);
    assertEquals(value, add(loss.some(2, all, 5), problem, 1, drawn), ROUNDING);
    assertArrayEquals(whole, drawn, ROUNDING);
  }

  /** An epoch of draws sees every measurement once, so its mean is the whole. */
  @ParameterizedTest
  @MethodSource("problems")
  void theMeanOfAnEpochIsTheWhole(Problem problem) {
    OperatorLoss loss = OperatorLoss.of(problem, 0, UNITS);
    int all = problem.operator().range().size();
    int draws = all % 3 == 0 ? 3 : 2;
    assertEquals(0, all % draws);
    double[] whole = new double[slopes(problem)];
    double[] mean = new double[whole.length];
    double value = add(loss.whole(), problem, 1, whole);
    double sum = 0;
    for (int step = 0; step < draws; step++) {
      sum += add(loss.some(step, all / draws, 5), problem, 1.0 / draws, mean) / draws;
    }
    assertEquals(value, sum, ROUNDING);
    assertArrayEquals(whole, mean, ROUNDING);
  }

  private static int slopes(Problem problem) {
    return problem.shape().size() * problem.measured().size();
  }

  /** Adds the slopes of a draw at a field that is a formula of the point, by point. */
  private static double add(
      OperatorLoss.Draw draw, Problem problem, double factor, double[] slopes) {
    int channels = problem.measured().size();
    double[] predictions = new double[draw.points() * channels];
    for (int i = 0; i < predictions.length; i++) {
      predictions[i] = StrictMath.sin(draw.point(i / channels) * 0.7 + i % channels);
    }
    double[] ofDraw = new double[predictions.length];
    double value = draw.at(predictions, ofDraw);
    for (int i = 0; i < ofDraw.length; i++) {
      slopes[draw.point(i / channels) * channels + i % channels] += factor * ofDraw[i];
    }
    return value;
  }

  @Test
  void aDrawOfAReductionSeesItsBlocksAndTheirNeighbours() {
    Problem problem = enlargement(large(1), Kernel.MEAN);
    OperatorLoss.Draw without = OperatorLoss.of(problem, 0, UNITS).some(0, 1, 5);
    assertEquals(16, without.points());
    OperatorLoss.Draw with = OperatorLoss.of(problem, VARIATION, UNITS).some(0, 1, 5);
    assertTrue(with.points() >= 20 && with.points() <= 25, with.points() + " points");
  }

  @Test
  void aTrainingThatIsTakenUpAgainGoesOnWithTheSameBits() {
    Problem problem = enlargement(large(3), Kernel.MEAN);
    OperatorLoss loss = OperatorLoss.of(problem, VARIATION, UNITS);
    try (Trainer one = Backends.named("cpu").trainer(plan(3), large(3), 1);
        Trainer other = Backends.named("cpu").trainer(plan(3), large(3), 3)) {
      for (int step = 0; step < 6; step++) {
        OperatorLoss.Draw draw = loss.some(step, 2, 7);
        one.step(draw, draw);
        if (step == 2) {
          other.restore(one.save());
        } else if (step > 2) {
          other.step(draw, draw);
          assertEquals(one.loss(), other.loss(), "loss of step " + step);
        }
      }
      assertEquals(one.save().arrays(), other.save().arrays());
    }
  }

  @Test
  void whatIsNotLocalIsNotDrawn() {
    ForwardOperator slopes = new Gradient(Shape.of(8, 12));
    OperatorLoss loss = OperatorLoss.of(slopes, List.of(numbers(192)), 0, UNITS);
    assertThrows(IllegalArgumentException.class, () -> loss.some(0, 3, 0));
    assertEquals(96, loss.whole().points());
    assertThrows(IllegalArgumentException.class, () -> OperatorLoss.of(blurred(), -1, UNITS));
  }

  /** Blocks are drawn; rays, of which few see most of the disc, are not. */
  @Test
  void measurementsAreDrawnWhereTheySeeFewPoints() {
    Problem blocks = enlargement(large(1), Kernel.MEAN);
    assertEquals(32, OperatorLoss.of(blocks, 0, UNITS).steps(2, 5).apply(1).points());
    OperatorLoss rays = OperatorLoss.of(new Radon(8, 6, 9), List.of(numbers(54)), VARIATION, UNITS);
    assertEquals(64, rays.steps(20, 5).apply(1).points());
  }

  /** Otherwise wide rows fill the memory before it is known that they are of no use. */
  @Test
  void countingEndsWhereHalfOfThePointsAreSeen() {
    LocalOperator wide = Convolution.gaussian(Shape.of(24, 24), 6, Border.REFLECT);
    int[] asked = new int[1];
    LocalOperator counted =
        new LocalOperator() {
          @Override
          public Shape domain() {
            return wide.domain();
          }

          @Override
          public Shape range() {
            return wide.range();
          }

          @Override
          public void apply(double[] x, double[] y) {
            wide.apply(x, y);
          }

          @Override
          public void adjoint(double[] y, double[] x) {
            wide.adjoint(y, x);
          }

          @Override
          public void row(int measurement, RowVisitor visitor) {
            asked[0]++;
            wide.row(measurement, visitor);
          }
        };
    OperatorLoss loss = OperatorLoss.of(counted, List.of(new double[576]), 0, UNITS);
    assertEquals(576, loss.steps(576, 5).apply(0).points());
    assertTrue(asked[0] < 10, asked[0] + " rows");
  }

  /** Few points, but seen again and again. */
  @Test
  void drawsThatSeeTheSamePointsOftenAreTakenWhole() {
    int rows = 200;
    int[] starts = new int[rows + 1];
    Arrays.setAll(starts, row -> row);
    double[] weights = new double[rows];
    Arrays.fill(weights, 1);
    SparseMatrix same =
        new SparseMatrix(Shape.of(20), Shape.of(rows), starts, new int[rows], weights);
    OperatorLoss loss = OperatorLoss.of(same, List.of(new double[rows]), 0, UNITS);
    assertEquals(1, loss.steps(160, 5).apply(0).points());
    assertEquals(20, loss.steps(161, 5).apply(0).points());
  }
}
