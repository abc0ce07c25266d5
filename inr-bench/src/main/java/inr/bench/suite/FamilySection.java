package inr.bench.suite;

import inr.family.FamilyMethod;
import inr.family.FamilyPlan;
import inr.family.Learning;
import inr.family.Shapes28;
import inr.family.SignalSet;
import inr.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps by which families of shifted networks are learned: signals a second, and the share of the
 * machine's multiply-add peak. A signal of K inner steps takes 8 K + 3 multiply-adds for each
 * weight and point.
 */
final class FamilySection implements Section {
  private static final List<FamilyMethod> METHODS =
      List.of(FamilyMethod.FUNCTA, FamilyMethod.COIN, FamilyMethod.GON);
  private static final int LATENT = 32;
  private static final long SEED = 0;

  @Override
  public String name() {
    return "families";
  }

  @Override
  public String title() {
    return "steps by which families of shapes28 are learned, and their share of the peak";
  }

  @Override
  public void measure(Conditions conditions, Findings findings) {
    SignalSet signals = Shapes28.learned();
    for (FamilyMethod method : METHODS) {
      for (int threads : conditions.oneAndAll()) {
        findings.row(row(method, signals, threads, conditions));
      }
    }
  }

  private static Row row(
      FamilyMethod method, SignalSet signals, int threads, Conditions conditions) {
    FamilyPlan plan = method.plan(signals, LATENT, SEED);
    List<Double> rates = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    try (Learning learning = new Learning(plan, signals, threads)) {
      Repeated step = Repeated.warm(learning::step, conditions);
      List<Double> seconds = new ArrayList<>();
      double peak = 0;
      for (int round = 0; round < conditions.rounds(); round++) {
        peak = Math.max(peak, FmaPeak.measure(threads));
        seconds.add(step.seconds());
      }
      double flops = flops(plan, signals.points());
      for (double each : seconds) {
        rates.add(plan.batchSize() / each);
        shares.add(100 * plan.batchSize() * flops / (each * peak));
      }
    }
    return Row.of("method", method.toString())
        .and("latent", LATENT)
        .and("threads", threads)
        .with("learned", "signals/s", rates)
        .with("share", "% of peak", shares);
  }

  /** Of a signal; a multiply-add is two. */
  private static double flops(FamilyPlan plan, int points) {
    NetworkSpec network = plan.form().network();
    int steps = plan.form().innerSteps().orElseThrow();
    return (8.0 * steps + 3) * StepFlops.forward(network) * points;
  }
}
