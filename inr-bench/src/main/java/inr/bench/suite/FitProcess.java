package inr.bench.suite;

import inr.backend.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The child process of {@link MemorySection}: fits a square picture for some steps. */
@Command(name = FitProcess.NAME, hidden = true)
public final class FitProcess implements Runnable {
  static final String NAME = "fit-synthetic";

  /** Enough that the compiler of the child has done most of its work. */
  static final int STEPS = 100;

  private static final int BATCH = 2048;
  private static final int LAYERS = 4;
  private static final int WIDTH = 256;

  @Parameters(index = "0")
  private int side;

  @Parameters(index = "1")
  private int steps;

  @Parameters(index = "2")
  private int threads;

  @Override
  public void run() {
    StepPoints batch = new StepPoints(side, side, Math.min(BATCH, side * side));
    try (Trainer trainer =
        Plans.trainer(Plans.siren(LAYERS, WIDTH), batch, batch.signal(), threads)) {
      trainer.step(steps);
    }
  }
}
