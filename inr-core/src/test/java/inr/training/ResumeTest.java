package inr.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.backend.Numbers;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.loss.Loss;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.reference.ReferenceBackend;
import inr.sampling.Sampler;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResumeTest {
  private static Signal signal() {
    byte[] values = new byte[12 * 10];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i * i);
    }
    return new Signal(
        Grid.of(Axis.centred("y", 10), Axis.centred("x", 12)),
        new Medium.Picture(12, 10, 1, 8),
        new Samples.UnsignedBytes(values),
        ValueRange.symmetric(0, 255));
  }

  private static TrainingPlan plan(double learningRate) {
    return new TrainingPlan(
        Siren.network(2, 1, 2, 8, 30, 30),
        new Loss.MeanSquaredError(),
        Optimizer.Adam.of(),
        learningRate,
        new Schedule.Cosine(6000, 0.01),
        new Sampler.RandomBatches(50),
        3);
  }

  private static Numbers fit(
      TrainingPlan plan,
      Signal signal,
      long steps,
      List<TrainerState> checkpoints,
      TrainerState... from)
      throws Exception {
    try (Trainer trainer = new ReferenceBackend().trainer(plan, signal, 1)) {
      for (TrainerState state : from) {
        trainer.restore(state);
      }
      new TrainingLoop(trainer, plan, signal, StopRules.steps(steps))
          .keepCheckpoints(0, checkpoints::add)
          .run();
      return trainer.save().parameters();
    }
  }

  @Test
  void aResumedFitEndsWithTheSameBits() throws Exception {
    Signal signal = signal();
    TrainingPlan plan = plan(1e-3);
    List<TrainerState> checkpoints = new ArrayList<>();
    Numbers whole = fit(plan, signal, 6000, checkpoints);
    // A good state every 2¹⁷ / 50 = 2621 steps.
    assertEquals(List.of(2621L, 5242L), checkpoints.stream().map(TrainerState::step).toList());
    assertEquals(whole, fit(plan, signal, 6000, new ArrayList<>(), checkpoints.get(0)));
  }

  @Test
  void aResumeBeyondTheLastStepDoesNothing() throws Exception {
    Signal signal = signal();
    TrainingPlan plan = plan(1e-3);
    List<TrainerState> checkpoints = new ArrayList<>();
    fit(plan, signal, 2700, checkpoints);
    TrainerState state = checkpoints.get(0);
    assertEquals(state.parameters(), fit(plan, signal, 2000, new ArrayList<>(), state));
  }
}
