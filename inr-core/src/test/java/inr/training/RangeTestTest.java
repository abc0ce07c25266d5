package inr.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.Placement;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.reference.ReferenceBackend;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class RangeTestTest {
  /** Rates from 1e-6 to 1, 40 for each power of ten: one lies within a twentieth of any number. */
  private static final double NEAR = 0.06;

  /** The curve where the loss after a step at rate 10ˣ is {@code loss(x)}. */
  private static RateCurve curve(DoubleUnaryOperator loss) {
    RangeTest test = RangeTest.of();
    return test.run(
        new ScriptedTrainer(
            (step, factor) -> loss.applyAsDouble(-6 + 6 * (step - 2.0) / (test.steps() - 1))),
        point -> {});
  }

  /** A fall by three powers of ten around 10^centre. */
  private static double fall(double x, double centre) {
    return Math.pow(10, -1.5 * (1 + Math.tanh(2 * (x - centre))));
  }

  /** The smoothed curve does not lag: its steepest place is that of the loss. */
  @Test
  void theSteepestPlaceIsSuggested() {
    RateCurve curve = curve(x -> fall(x, -3));
    assertEquals(240, curve.points().size());
    assertEquals(1e-6, curve.points().get(0).rate(), 1e-18);
    assertEquals(1, curve.points().get(239).rate());
    assertEquals(OptionalDouble.empty(), curve.runAway());
    RateCurve.Suggestion suggestion = curve.suggestion().orElseThrow();
    assertEquals(RateCurve.Reason.STEEPEST, suggestion.reason());
    assertEquals(-3, Math.log10(suggestion.rate()), NEAR);
  }

  @Test
  void nearToWhereTheLossRunsAwayATenthOfThatRateIsSuggested() {
    RateCurve curve = curve(x -> x < -2.5 ? fall(x, -3) : 1);
    assertTrue(curve.points().size() < 160, "the test goes on after the loss has run away");
    double runAway = curve.runAway().orElseThrow();
    assertEquals(-2.5, Math.log10(runAway), 0.5);
    RateCurve.Suggestion suggestion = curve.suggestion().orElseThrow();
    assertEquals(RateCurve.Reason.TENTH_OF_RUN_AWAY, suggestion.reason());
    assertEquals(runAway / 10, suggestion.rate(), 1e-12);
  }

  @Test
  void aLossThatIsNotFiniteHasRunAway() {
    RateCurve curve = curve(x -> x < -2 ? fall(x, -4) : Double.NaN);
    assertEquals(-2, Math.log10(curve.runAway().orElseThrow()), NEAR);
    assertTrue(curve.points().stream().allMatch(point -> Double.isFinite(point.smoothed())));
    RateCurve atOnce = curve(x -> x < -6 ? 1 : Double.POSITIVE_INFINITY);
    assertEquals(List.of(), atOnce.points());
    assertEquals(1e-6, atOnce.runAway().orElseThrow(), 1e-18);
    assertTrue(atOnce.suggestion().isEmpty());
  }

  /** Noise falls somewhere, too. */
  @Test
  void nothingIsSuggestedOfALossThatDoesNotFall() {
    assertTrue(curve(x -> 1).suggestion().isEmpty());
    assertTrue(curve(x -> 1 + 0.02 * Math.sin(1000 * x)).suggestion().isEmpty());
    assertTrue(curve(x -> 1 + Math.max(0, x + 3)).suggestion().isEmpty());
  }

  @Test
  void aLossThatIsNotFiniteBeforeAnyStepIsNoMatterOfRates() {
    assertTrue(
        assertThrows(DivergedException.class, () -> curve(x -> Double.NaN))
            .getMessage()
            .startsWith("loss is NaN before step 1 changes anything"));
  }

  /** A trainer of the test's plan goes through the rates that the curve tells. */
  @Test
  void aTrainerFollowsTheRatesOfTheTest() {
    Grid grid = Grid.of(Axis.of("x", 32, -1, 1, Placement.CENTRES));
    float[] values = new float[32];
    for (int i = 0; i < 32; i++) {
      values[i] = (float) Math.sin(0.4 * i);
    }
    Signal signal =
        new Signal(
            grid, new Medium.Field(1), new Samples.Floats(values), ValueRange.symmetric(-1, 1));
    RangeTest test = new RangeTest(1e-6, 10, 60);
    TrainingPlan plan = test.plan(TrainingPlan.of(Siren.network(1, 1, 1, 16, 10, 10), 1, 3));
    List<RateCurve.Point> seen = new ArrayList<>();
    RateCurve curve;
    try (var trainer = new ReferenceBackend().trainer(plan, signal, 1)) {
      curve = test.run(trainer, seen::add);
    }
    assertEquals(curve.points().size(), seen.size());
    for (int k = 0; k < seen.size(); k++) {
      double rate = plan.learningRate() * plan.schedule().factor(k);
      assertEquals(rate, curve.points().get(k).rate());
    }
    double suggested = curve.suggestion().orElseThrow().rate();
    assertTrue(suggested > 1e-4 && suggested < 1, "suggested " + suggested);
    assertTrue(curve.runAway().isPresent(), "Adam does not survive a rate of 10");
  }

  @Test
  void senselessTestsAreRefused() {
    assertEquals(
        "range test goes from learning rate 1.0 to 0.1; two positive numbers in ascending order are needed",
        refusal(() -> new RangeTest(1, 0.1, 100)));
    assertEquals(
        "range test has 5 steps; at least 20 are needed",
        refusal(() -> new RangeTest(1e-6, 0.1, 5)));
    refusal(() -> new RangeTest(0, 1, 100));
    refusal(() -> new RangeTest(1e-3, Double.NaN, 100));
  }

  private static String refusal(Runnable wrong) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
  }
}
