package inr.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inr.backend.Backends;
import inr.backend.Trainer;
import inr.cpu.kernel.OtherJvm;
import inr.loss.Loss;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.sampling.Sampler;
import inr.selftest.SyntheticPicture;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That the blocks of the products are tried at all: once they have been compiled, not before. */
class TrialBeginsTest {
  /** Prints whether the thread of the trial is there after 99 steps, and after 100. */
  static final class Fit {
    private Fit() {}

    public static void main(String[] none) {
      TrainingPlan plan =
          new TrainingPlan(
              Siren.network(2, 3, 1, 64, 30, 30),
              new Loss.MeanSquaredError(),
              Optimizer.Adam.of(),
              1e-4,
              new Schedule.Constant(),
              new Sampler.RandomBatches(16),
              0);
      try (Trainer trainer = Backends.named("cpu").trainer(plan, SyntheticPicture.of(8, 8), 1)) {
        trainer.step(99);
        System.out.println(tried());
        trainer.step(1);
        System.out.println(tried());
      }
    }

    private static boolean tried() {
      return Thread.getAllStackTraces().keySet().stream()
          .anyMatch(thread -> thread.getName().equals("inr-block-trial"));
    }
  }

  @Test
  void theBlocksAreTriedAfterAHundredSteps() throws IOException, InterruptedException {
    assumeTrue(OtherJvm.hasLanes(16), "only blocks of 16 lanes are tried");
    assertEquals(
        List.of("false", "true"),
        OtherJvm.run(List.of(OtherJvm.VECTOR_API, "-Dinr.kernels=vector"), Fit.class));
  }
}
