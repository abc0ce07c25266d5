package inr.bench.suite;

import inr.activation.Activation;
import inr.backend.Backends;
import inr.backend.Trainer;
import inr.circuit.Distribution;
import inr.circuit.Operation;
import inr.encoding.Encoding;
import inr.field.PlannedFit;
import inr.loss.Loss;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.sampling.Sampler;
import inr.signal.Signal;
import java.util.ArrayList;
import java.util.List;

/**
 * How near a step of a network on grids comes to what its operations allow: the gathers and
 * scatters of its tables in a bare loop over known places, and its products at the machine's peak.
 * Both on one thread, in alternation.
 */
final class GridSection implements Section {
  private static final long SEED = 1;

  @Override
  public String name() {
    return "grids";
  }

  @Override
  public String title() {
    return "a step of networks on grids against bare gathers, scatters and products, one thread";
  }

  @Override
  public void measure(Conditions conditions, Findings findings) {
    Signal picture =
        conditions.quick()
            ? new StepPoints(48, 32, 0).signal()
            : new StepPoints(768, 512, 0).signal();
    PlannedFit pyramid = new PresetFit("default").plan(picture, conditions.threads());
    try (Trainer trainer = Backends.named("cpu").trainer(pyramid.plan(), pyramid.signal(), 1)) {
      pyramid.beginning().ifPresent(trainer::restore);
      findings.row(row("sparse pyramid", trainer, pyramid.plan(), picture, conditions));
    }
    TrainingPlan hashed = hashed(conditions);
    try (Trainer trainer = Backends.named("cpu").trainer(hashed, picture, 1)) {
      findings.row(row("hash grid", trainer, hashed, picture, conditions));
    }
  }

  /** The picture fit of Müller et al., with fewer rows. */
  private static TrainingPlan hashed(Conditions conditions) {
    Layer hidden =
        new Layer.Dense(
            64, new Activation.Relu(), Distribution.pytorch(64), new Distribution.Constant(0));
    Layer end =
        new Layer.Dense(
            3, new Activation.Identity(), Distribution.pytorch(64), new Distribution.Constant(0));
    NetworkSpec network =
        new NetworkSpec(2, new Encoding.HashGrid(16, 2, 16, 16, 1.4), List.of(hidden, hidden, end));
    return new TrainingPlan(
        network,
        new Loss.MeanSquaredError(),
        new Optimizer.SparseAdam(0.9, 0.99, 1e-15),
        1e-2,
        new Schedule.Constant(),
        new Sampler.RandomBatches(conditions.quick() ? 512 : 1 << 16),
        SEED);
  }

  /** Of a point: a multiply-add for each weight, forward, back to the input and to the weight. */
  private static double flops(NetworkSpec network) {
    double weights = 0;
    for (Operation operation : network.circuit().operations()) {
      if (operation instanceof Operation.Affine affine) {
        weights += affine.weight().size();
      }
    }
    return 3 * 2 * weights;
  }

  private static Row row(
      String name, Trainer trainer, TrainingPlan plan, Signal picture, Conditions conditions) {
    Gathers gathers = new Gathers(plan, picture.coordinates());
    int points = plan.sampler().batchPoints(picture.coordinates().samples());
    List<Double> bare = new ArrayList<>();
    List<Double> steps = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    Repeated step = Repeated.warm(() -> trainer.step(1), conditions);
    Repeated loops = Repeated.warm(gathers::run, conditions);
    FmaPeak.measure(1);
    for (int round = 0; round < conditions.rounds(); round++) {
      double allowed = loops.seconds() / gathers.points();
      double products = flops(plan.network()) / FmaPeak.measure(1);
      double seconds = step.seconds() / points;
      bare.add(allowed / gathers.taps() * 1e9);
      steps.add(seconds * 1e9);
      shares.add(100 * (allowed + products) / seconds);
    }
    if (Float.isNaN(gathers.sum())) {
      throw new IllegalStateException("the gathers ran away");
    }
    return Row.of("grid", name)
        .and("taps a point", gathers.taps())
        .with("bare gather and scatter", "ns a tap", bare)
        .with("step", "ns a point", steps)
        .with("share", "% of what they allow", shares);
  }
}
