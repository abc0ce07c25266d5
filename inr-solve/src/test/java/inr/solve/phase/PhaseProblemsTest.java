package inr.solve.phase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.operator.AngularSpectrum;
import inr.operator.CodedPatterns;
import inr.operator.OperatorCheck;
import inr.operator.Shape;
import inr.parallel.Workers;
import inr.random.CounterRandom;
import inr.solve.FieldAnswer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all problems of phases keep to, and what methods make of small ones. */
class PhaseProblemsTest {
  private static final long SEED = 0;

  /** Central differences with h = 10⁻⁵ of losses of order 1. */
  private static final double DIFFERENCES = 1e-8;

  private static final double H = 1e-5;
  private static final int SIDE = 24;
  private static final int OBJECT = 20;

  private static Stream<PhaseProblem> problems() {
    return Stream.of(
        coded(3, 0), supported(0, ring()), new Stopped(coded(2, 0.1)).problem(), planes(9, 0.02));
  }

  private static CodedDiffraction coded(int patterns, double noise) {
    Shape plane = Shape.of(SIDE, SIDE);
    return CodedDiffraction.simulated(
        CodedPatterns.random(plane, patterns, SEED), TestWaves.wave(SIDE), noise, SEED);
  }

  /** Amplitudes of which some were not measured. */
  private record Stopped(CodedDiffraction whole) {
    PhaseProblem problem() {
      boolean[] known = whole.measured().known().clone();
      Arrays.fill(known, 0, 5, false);
      double[] values = whole.measured().values();
      return new CodedDiffraction(whole.operator(), new Amplitudes(values, known), 0.1);
    }
  }

  private static SupportedDiffraction supported(double alpha) {
    double[] object = TestWaves.object(OBJECT, OBJECT);
    return SupportedDiffraction.simulated(Shape.of(OBJECT, OBJECT), object, 2, alpha, SEED);
  }

  /** A support that is no rectangle and not in the middle. */
  private static boolean[] ring() {
    boolean[] support = new boolean[15 * 20];
    for (int i = 0; i < support.length; i++) {
      double radius = Math.hypot(i / 20 - 6, i % 20 - 8);
      support[i] = radius > 1.5 && radius < 5;
    }
    return support;
  }

  private static SupportedDiffraction supported(double noise, boolean[] support) {
    double[] y = new double[support.length];
    CounterRandom random = new CounterRandom(3, 0);
    Arrays.setAll(y, i -> random.uniform(i));
    return new SupportedDiffraction(Shape.of(15, 20), support, Amplitudes.of(y), noise);
  }

  private static DefocusedPlanes planes(int side, double noise) {
    AngularSpectrum space =
        new AngularSpectrum(Shape.of(side, side), 0.5, List.of(-12.0, 0.0, 12.0));
    return DefocusedPlanes.simulated(space, PhasePhantom.bumps(side, 5), noise, SEED);
  }

  @ParameterizedTest
  @MethodSource("problems")
  void theLinearPartHasItsAdjoint(PhaseProblem problem) {
    OperatorCheck check = OperatorCheck.of(problem.operator(), SEED);
    assertTrue(check.passes(), check::toString);
  }

  @ParameterizedTest
  @MethodSource("problems")
  void theGradientOfTheLossIsThatOfDifferences(PhaseProblem problem) {
    WaveLoss loss = new WaveLoss(problem, 0.7, 0.05);
    double[] f = new double[problem.shape().size() * problem.channels()];
    CounterRandom random = new CounterRandom(7, 0);
    Arrays.setAll(f, i -> 0.5 * random.normal(i));
    double[] slopes = new double[f.length];
    loss.at(f, slopes);
    for (int i = 0; i < f.length; i += 7) {
      double above = moved(loss, f, i, H);
      double below = moved(loss, f, i, -H);
      assertEquals((above - below) / (2 * H), slopes[i], DIFFERENCES, "number " + i);
    }
  }

  private static double moved(WaveLoss loss, double[] f, int i, double h) {
    double[] other = f.clone();
    other[i] += h;
    return loss.at(other, new double[f.length]);
  }

  /** Both are projections: done twice they change nothing, and the answer agrees with g. */
  @ParameterizedTest
  @MethodSource("problems")
  void projectionsDoneTwiceChangeNothing(PhaseProblem problem) {
    double[] g = problem.start(4);
    problem.admit(g);
    double[] again = g.clone();
    problem.admit(again);
    assertArrayEquals(g, again, 1e-12);
    problem.explain(g);
    again = g.clone();
    problem.explain(again);
    assertArrayEquals(g, again, 1e-9);
  }

  @Test
  void theTruthExplainsExactData() {
    assertEquals(0, coded(2, 0).misfit(TestWaves.wave(SIDE)));
    assertEquals(0, supported(0).misfit(TestWaves.object(OBJECT, OBJECT)), 1e-14);
    assertEquals(0, planes(16, 0).misfit(PhasePhantom.bumps(16, 5)), 1e-14);
  }

  private static <P extends PhaseProblem> double error(
      P problem, double[] truth, PhaseMethod<? super P> method) {
    try (Workers workers = new Workers(2)) {
      double[] found = method.solve(problem, workers, step -> {}).numbers();
      return problem.score(truth, found).error();
    }
  }

  /** Two patterns are too few for projections, four are enough from the spectral start. */
  @Test
  void aNetworkFindsAWaveFromTwoPatterns() {
    double[] truth = TestWaves.wave(SIDE);
    CodedDiffraction two = coded(2, 0);
    for (PhaseMethod<? super CodedDiffraction> method : CodedDiffraction.methods().subList(0, 3)) {
      double error = error(two, truth, method);
      assertTrue(error > 0.5, method.name() + " has " + error);
    }
    PhaseMethod<? super CodedDiffraction> network = CodedDiffraction.network();
    double ours = error(two, truth, network);
    assertTrue(ours < 0.15, "network has " + ours);
    double spectral = error(coded(4, 0), truth, CodedDiffraction.methods().get(1));
    assertTrue(spectral < 1e-6, "spectral start has " + spectral);
  }

  @Test
  void bitsOfANetworkDoNotDependOnThreads() {
    CodedDiffraction problem = coded(2, 0.1);
    PhaseMethod<PhaseProblem> network = CodedDiffraction.network().with(2, 3);
    try (Workers one = new Workers(1);
        Workers three = new Workers(3)) {
      FieldAnswer alone = network.solve(problem, one, step -> {});
      FieldAnswer shared = network.solve(problem, three, step -> {});
      assertArrayEquals(alone.numbers(), shared.numbers());
      assertArrayEquals(
          alone.field().orElseThrow().parameters().values(),
          shared.field().orElseThrow().parameters().values());
    }
  }

  @Test
  void bitsOfRestartsDoNotDependOnThreads() {
    SupportedDiffraction problem = supported(3);
    Projecting<PhaseProblem> starts = Projecting.of("hio", Projecting.Rule.HYBRID, 20, 5).starts(5);
    try (Workers one = new Workers(1);
        Workers three = new Workers(3)) {
      assertArrayEquals(
          starts.solve(problem, one, step -> {}).numbers(),
          starts.solve(problem, three, step -> {}).numbers());
    }
  }

  /** Of several starts the one with the smallest misfit is the answer. */
  @Test
  void aKnownSupportGivesTheObjectBack() {
    double[] truth = TestWaves.object(OBJECT, OBJECT);
    SupportedDiffraction problem = supported(0);
    try (Workers workers = new Workers(2)) {
      double[] found = SupportedDiffraction.hybrid().solve(problem, workers, step -> {}).numbers();
      assertTrue(problem.score(truth, found).decibels() > 60);
      for (int seed = 0; seed < 6; seed += 2) {
        Projecting<PhaseProblem> one =
            new Projecting<>("hio", PhaseProblem::start, Projecting.Rule.HYBRID, 800, 100, 1, seed);
        double[] other = one.solve(problem, workers, step -> {}).numbers();
        assertTrue(problem.misfit(other) >= problem.misfit(found));
      }
    }
  }

  @Test
  void aWeakPhaseIsThatOfTheTransportOfIntensity() {
    double[] truth = PhasePhantom.bumps(64, 5);
    DefocusedPlanes problem = planes(64, 0);
    double error = error(problem, truth, new TransportOfIntensity());
    assertTrue(error < 0.02, "tie has " + error);
  }

  @Test
  void whatCannotBeIsRefusedInOneLine() {
    Amplitudes four = Amplitudes.of(new double[] {1, 2, 3, 4});
    Shape two = Shape.of(2, 2);
    boolean[] all = {true, true, true, true};
    boolean[] one = {true, false, false, false};
    AngularSpectrum plane = new AngularSpectrum(two, 0.5, List.of(1.0));
    refused("amplitude 1 is -1.0", () -> Amplitudes.of(new double[] {1, -1}));
    refused("nothing above 0", () -> Amplitudes.of(new double[3]));
    refused("are 8 numbers but 4", () -> coded(two, four).score(new double[0], new double[0]));
    refused("support has 4 of 4", () -> new SupportedDiffraction(two, all, four, 0));
    refused("noise is 1.0", () -> new SupportedDiffraction(two, one, four, 1));
    refused("support tells of 1", () -> new SupportedDiffraction(two, new boolean[1], four, 0));
    refused(
        "two distances", () -> error(new DefocusedPlanes(plane, four, 0), new double[4], tie()));
    refused(
        "planes are 4 numbers",
        () ->
            new DefocusedPlanes(plane, new Amplitudes(new double[] {1}, new boolean[] {true}), 0));
    refused("oversampling is 1", () -> SupportedDiffraction.simulated(two, new double[4], 1, 0, 0));
  }

  private static CodedDiffraction coded(Shape plane, Amplitudes measured) {
    return new CodedDiffraction(CodedPatterns.random(plane, 2, SEED), measured, 0);
  }

  private static PhaseMethod<DefocusedPlanes> tie() {
    return new TransportOfIntensity();
  }

  private static void refused(String words, Executable making) {
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, making);
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(words) && !message.contains("\n"), message);
  }
}
