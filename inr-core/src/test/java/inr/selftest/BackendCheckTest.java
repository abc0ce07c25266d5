package inr.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.Availability;
import inr.backend.Backend;
import inr.backend.Backends;
import inr.backend.DeviceException;
import inr.backend.Evaluator;
import inr.backend.Support;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.backend.UnsupportedPlanException;
import inr.backend.Variant;
import inr.circuit.Parameters;
import inr.grid.Coordinates;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.selftest.BackendCheck.Agreement;
import inr.selftest.BackendCheck.Repetition;
import inr.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BackendCheckTest {
  private static final Backend CPU = Backends.named("cpu");
  private static final GoldenFit FIT = GoldenFits.SMALL.get(0);

  /** Some fits are enough here: a report of a device checks all. */
  private static final int EVERY = 6;

  /** The CPU engine with a defect. */
  private record Defective(UnaryOperator<Trainer> defect, Support support) implements Backend {
    @Override
    public String name() {
      return "defective";
    }

    @Override
    public Availability availability() {
      return CPU.availability();
    }

    @Override
    public Support supports(TrainingPlan plan) {
      return support;
    }

    @Override
    public Support supports(NetworkSpec network) {
      return support;
    }

    @Override
    public Trainer trainer(TrainingPlan plan, Signal signal, int threads) {
      if (!support.supported()) {
        throw new UnsupportedPlanException(support.reason());
      }
      return defect.apply(CPU.trainer(plan, signal, threads));
    }

    @Override
    public Evaluator evaluator(NetworkSpec network, Parameters parameters, int threads) {
      return CPU.evaluator(network, parameters, threads);
    }
  }

  private static Agreement agreement(UnaryOperator<Trainer> defect) {
    return BackendCheck.agreement(new Defective(defect, Support.yes()), 2, FIT);
  }

  private static List<String> failed(Agreement agreement) {
    return agreement.deviations().stream()
        .filter(deviation -> !deviation.passed())
        .map(Deviation::quantity)
        .toList();
  }

  @Test
  void theCpuEngineAgreesAndRepeats() {
    List<Agreement> agreements = new ArrayList<>();
    List<Repetition> repetitions = new ArrayList<>();
    for (int i = 0; i < BackendCheck.fits().size(); i += EVERY) {
      GoldenFit fit = BackendCheck.fits().get(i);
      agreements.add(BackendCheck.agreement(CPU, 2, fit));
      repetitions.add(BackendCheck.repetition(Variant.usual(CPU), 2, fit));
    }
    for (Agreement agreement : agreements) {
      assertTrue(agreement.passed(), agreement::toString);
      assertEquals(
          List.of(
              "predictions",
              "input derivatives",
              "gradient",
              "losses of 10 steps",
              "parameters after 10 steps"),
          agreement.deviations().stream().map(Deviation::quantity).toList());
      assertTrue(agreement.deviations().stream().allMatch(d -> d.tolerance() > 0));
    }
    for (Repetition repetition : repetitions) {
      assertTrue(repetition.passed(), repetition::toString);
      assertEquals(3, repetition.checksums().size());
    }
    // The self-test knows these bits.
    assertTrue(SelfTest.golden().contains(repetitions.get(0).checksums().get(0) + " siren"));
  }

  @Test
  void aWrongPredictionIsFound() {
    Agreement agreement =
        agreement(
            trainer ->
                new PassingTrainer(trainer) {
                  @Override
                  public void evaluate(Coordinates coordinates, float[] predictions) {
                    super.evaluate(coordinates, predictions);
                    predictions[17] += 1e-4f;
                  }
                });
    assertFalse(agreement.passed());
    assertEquals(List.of("predictions"), failed(agreement));
    assertEquals(1e-4, agreement.deviations().get(0).deviation(), 1e-6);
    assertEquals(Tolerance.PREDICTIONS, agreement.deviations().get(0).tolerance());
  }

  @Test
  void aLossThatIsNoNumberIsFound() {
    Agreement agreement =
        agreement(
            trainer ->
                new PassingTrainer(trainer) {
                  @Override
                  public double loss() {
                    return Double.NaN;
                  }
                });
    assertEquals(List.of("losses of 10 steps"), failed(agreement));
  }

  @Test
  void aStepTooManyIsFound() {
    Agreement agreement =
        agreement(
            trainer ->
                new PassingTrainer(trainer) {
                  @Override
                  public void step(int steps) {
                    super.step(steps + 1);
                  }
                });
    assertEquals(
        List.of("gradient", "losses of 10 steps", "parameters after 10 steps"), failed(agreement));
  }

  @Test
  void aRefusalIsToldAndIsNoFailure() {
    Defective refusing = new Defective(UnaryOperator.identity(), Support.no("too wide; use cpu"));
    Agreement agreement = BackendCheck.agreement(refusing, 2, FIT);
    assertTrue(agreement.refused());
    assertTrue(agreement.passed());
    assertEquals(Optional.of("too wide; use cpu"), agreement.trouble());
    BackendCheck.run(
        Variant.usual(refusing),
        2,
        told -> assertTrue(told.refused()),
        repetition -> {
          throw new AssertionError("a refused network was fitted");
        });
  }

  @Test
  void aDeviceThatFailsIsToldAndIsAFailure() {
    UnaryOperator<Trainer> frail =
        trainer ->
            new PassingTrainer(trainer) {
              @Override
              public void restore(TrainerState state) {
                throw new DeviceException("out of memory");
              }

              @Override
              public Parameters gradient() {
                throw new DeviceException("device is lost");
              }
            };
    Agreement agreement = agreement(frail);
    assertFalse(agreement.passed());
    assertFalse(agreement.refused());
    assertEquals(Optional.of("device is lost"), agreement.trouble());
    Repetition repetition =
        BackendCheck.repetition(Variant.usual(new Defective(frail, Support.yes())), 2, FIT);
    assertFalse(repetition.passed());
    assertEquals(Optional.of("out of memory"), repetition.trouble());
    assertEquals(2, repetition.checksums().size());
  }

  @Test
  void otherBitsAfterARestoreAreFound() {
    Repetition repetition =
        BackendCheck.repetition(
            Variant.usual(
                new Defective(
                    trainer ->
                        new PassingTrainer(trainer) {
                          @Override
                          public void restore(TrainerState state) {
                            super.restore(state.slowed(0.999));
                          }
                        },
                    Support.yes())),
            2,
            FIT);
    assertFalse(repetition.passed());
    assertEquals(repetition.checksums().get(0), repetition.checksums().get(1));
  }
}
