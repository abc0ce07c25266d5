package inr.bench.claims;

import inr.backend.Backends;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.circuit.Parameters;
import inr.circuit.Role;
import inr.circuit.Tensor;
import inr.plan.TrainingPlan;
import inr.preset.Preset;
import inr.preset.Presets;
import inr.preset.Shape;
import inr.preset.Start;
import inr.signal.Signal;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;

/**
 * Complex encoding with a function for every second sample of both axes: the numbers in closed
 * form, and by Adam from zeros with all points in every step.
 *
 * @see <a href="https://arxiv.org/abs/2205.08987">Zheng et al. 2022</a>
 */
final class ClosedForm {
  /** Steps of a run that names none, as published. */
  static final int STEPS = 2000;

  private ClosedForm() {}

  static void print(PrintWriter out, Signal picture, int steps) {
    Preset kronecker = Presets.named("kronecker").orElseThrow();
    Start start = kronecker.start(picture, kronecker.settings(Shape.of(picture)), 0, 1);
    Parameters best = start.parameters().orElseThrow();
    out.println("| numbers | PSNR, dB |");
    out.println("| --- | --: |");
    line(out, "closed form", start, best, 1e-1, 0);
    for (double rate : new double[] {1e-1, 1e-2}) {
      line(out, steps + " steps of Adam at " + rate, start, withoutTables(best), rate, steps);
    }
  }

  /** The same with zeros in the tables. */
  static Parameters withoutTables(Parameters parameters) {
    float[] values = parameters.values().clone();
    for (Tensor tensor : parameters.layout().tensors()) {
      if (tensor.role() == Role.TABLE) {
        Arrays.fill(values, tensor.offset(), tensor.offset() + tensor.size(), 0);
      }
    }
    return new Parameters(parameters.layout(), values);
  }

  private static void line(
      PrintWriter out, String name, Start start, Parameters from, double rate, int steps) {
    TrainingPlan plan = TrainingPlan.of(start.network(), rate, 0);
    int threads = Runtime.getRuntime().availableProcessors();
    float[] field = new float[start.signal().points()];
    try (Trainer trainer = Backends.named("cpu").trainer(plan, start.signal(), threads)) {
      trainer.restore(TrainerState.beginning(plan, start.signal(), from));
      trainer.step(steps);
      trainer.evaluate(start.signal().coordinates(), field);
    }
    out.println(
        String.format(
            Locale.ROOT, "| %s | %.2f |", name, SquarePicture.psnr(start.signal(), field)));
    out.flush();
  }
}
