package inr.bench.suite;

import inr.backend.Backends;
import inr.backend.Trainer;
import inr.loss.Loss;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a step costs whose loss looks at derivatives, against a plain one, in alternation: SIREN of
 * two coordinates and one value, four layers of 256.
 */
final class LossSection implements Section {
  private static final int LAYERS = 4;
  private static final double OMEGA = 30;

  @Override
  public String name() {
    return "losses";
  }

  @Override
  public String title() {
    return "cost of a step with derivatives in the loss, against squared error";
  }

  @Override
  public void measure(Conditions conditions, Findings findings) {
    Map<String, Loss> losses = new LinkedHashMap<>();
    losses.put("squared error", new Loss.MeanSquaredError());
    losses.put("gradient", new Loss.GradientError());
    losses.put("laplacian", new Loss.LaplacianError());
    losses.put("eikonal", new Loss.Eikonal(0.1));
    losses.put("helmholtz", new Loss.Helmholtz(20, 1));
    losses.put("wave", new Loss.Wave(1, 1));
    losses.forEach((name, loss) -> findings.row(row(name, loss, conditions)));
  }

  private static Row row(String name, Loss loss, Conditions conditions) {
    List<Double> speeds = new ArrayList<>();
    List<Double> costs = new ArrayList<>();
    int side = conditions.quick() ? 16 : 128;
    try (Trainer plain = trainer(new Loss.MeanSquaredError(), side, conditions);
        Trainer trainer = trainer(loss, side, conditions)) {
      Repeated plainStep = Repeated.warm(() -> plain.step(1), conditions);
      Repeated step = Repeated.warm(() -> trainer.step(1), conditions);
      for (int round = 0; round < conditions.rounds(); round++) {
        double plainSeconds = plainStep.seconds();
        double seconds = step.seconds();
        speeds.add(side * side / seconds * 1e-6);
        costs.add(seconds / plainSeconds);
      }
    }
    return Row.of("loss", name)
        .with("step", "Mpoint/s", speeds)
        .with("cost", "x squared error", costs);
  }

  private static Trainer trainer(Loss loss, int side, Conditions conditions) {
    NetworkSpec network = Siren.network(2, 1, LAYERS, conditions.quick() ? 16 : 256, OMEGA, OMEGA);
    TrainingPlan plan = TrainingPlan.of(network, 1e-5, 1).withLoss(loss);
    int targets = plan.field().targets();
    Signal signal =
        new Signal(
            new StepPoints(side, side, 0).signal().coordinates(),
            new Medium.Field(targets),
            new Samples.Floats(new float[side * side * targets]),
            ValueRange.symmetric(-1, 1));
    return Backends.named("cpu").trainer(plan, signal, conditions.threads());
  }
}
