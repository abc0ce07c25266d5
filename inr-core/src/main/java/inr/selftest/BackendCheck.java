package inr.selftest;

import inr.backend.Backend;
import inr.backend.Backends;
import inr.backend.DeviceException;
import inr.backend.Support;
import inr.backend.Trainer;
import inr.backend.Variant;
import inr.encoding.Encoding;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.plan.TrainingPlan;
import inr.preset.FinerNetwork;
import inr.preset.Perceptron;
import inr.preset.Siren;
import inr.sampling.Sampler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whether a backend keeps the contract on this machine, for machines that no test of the toolkit
 * has seen: short fits of every network, beside the reference and beside themselves.
 */
public final class BackendCheck {
  /** Steps of Adam beside the reference. */
  public static final int STEPS = 10;

  /**
   * What a fit showed.
   *
   * @param fit its name
   * @param deviations from the reference, empty if there are none to tell of
   * @param trouble why there are none: the reason of a refusal, or how the device failed
   * @param refused whether the backend refused the network, which it may
   */
  public record Agreement(
      String fit, List<Deviation> deviations, Optional<String> trouble, boolean refused) {
    /** Whether the contract is kept. */
    public boolean passed() {
      return trouble.isPresent() ? refused : deviations.stream().allMatch(Deviation::passed);
    }
  }

  /**
   * Whether a fit gives the same bits again.
   *
   * @param fit its name
   * @param checksums of it, of its repetition, and of its repetition that was saved and taken up by
   *     another trainer; fewer if the device failed
   * @param trouble how the device failed
   * @param known the checksum that comes with the backend, if any: that of a machine which the
   *     tests have seen
   */
  public record Repetition(
      String fit, List<String> checksums, Optional<String> trouble, Optional<String> known) {
    /** Whether all are the same. */
    public boolean passed() {
      return trouble.isEmpty() && checksums.stream().distinct().count() == 1;
    }

    /** Whether the bits are those of another machine, too. */
    public boolean sameAsKnown() {
      return passed() && known.equals(Optional.of(checksums.get(0)));
    }
  }

  /**
   * Networks as wide as those of real fits, on few points, since the reference takes its time; and
   * one of more points than an engine may work on at once, shard by shard.
   */
  private static final List<GoldenFit> WIDE =
      List.of(
          wide(20, "siren of 128", Siren.network(2, 3, 4, 128, 30, 30)),
          wide(21, "siren of 256", Siren.network(2, 3, 4, 256, 30, 30)),
          wide(22, "finer of 200", FinerNetwork.network(2, 1, 3, 200, 10, 10, 1)),
          wide(
              23,
              "relu of 256",
              Perceptron.relu(2, new Encoding.PositionalEncoding(5, Math.PI, true), 3, 3, 256)),
          GoldenFits.fit(
                  24,
                  "siren of 64, many points",
                  Siren.network(2, 3, 3, 64, 30, 30),
                  new Sampler.FullGrid(),
                  GoldenFits.grid(131, 127))
              .lasting(4));

  private BackendCheck() {}

  private static GoldenFit wide(int number, String name, NetworkSpec network) {
    return GoldenFits.fit(
        number, name, network, new Sampler.RandomBatches(130), GoldenFits.grid(17, 11));
  }

  /** The fits of both checks: those of {@link GoldenFits} and wide ones. */
  static List<GoldenFit> fits() {
    List<GoldenFit> fits = new ArrayList<>(GoldenFits.NETWORKS);
    fits.addAll(WIDE);
    return fits;
  }

  /** Names of these fits, in order. */
  public static List<String> names() {
    return fits().stream().map(GoldenFit::name).toList();
  }

  /**
   * Runs both checks, fit by fit.
   *
   * @param agreements are told of every fit how the backend agrees with the reference
   * @param repetitions are told of every fit that it does not refuse whether it gives the same bits
   *     again
   */
  public static void run(
      Variant variant,
      int threads,
      Consumer<Agreement> agreements,
      Consumer<Repetition> repetitions) {
    for (GoldenFit fit : fits()) {
      agreements.accept(agreement(variant.backend(), threads, fit));
      if (variant.backend().supports(fit.plan()).supported()) {
        repetitions.accept(repetition(variant, threads, fit));
      }
    }
  }

  static Agreement agreement(Backend backend, int threads, GoldenFit fit) {
    Support support = backend.supports(fit.plan());
    if (!support.supported()) {
      return new Agreement(fit.name(), List.of(), Optional.of(support.reason()), true);
    }
    TrainingPlan plan = smooth(fit.plan());
    try (Trainer expected = Backends.named("reference").trainer(plan, fit.signal(), 1);
        Trainer actual = backend.trainer(plan, fit.signal(), threads)) {
      return new Agreement(
          fit.name(), deviations(fit, plan, expected, actual), Optional.empty(), false);
    } catch (DeviceException failure) {
      return new Agreement(fit.name(), List.of(), Optional.of(words(failure)), false);
    }
  }

  private static List<Deviation> deviations(
      GoldenFit fit, TrainingPlan plan, Trainer expected, Trainer actual) {
    Deviation.Search losses = new Deviation.Search("losses of " + STEPS + " steps");
    Deviation.Search gradient = new Deviation.Search("gradient");
    Deviation.Search parameters = new Deviation.Search("parameters after " + STEPS + " steps");
    List<Deviation> found = new ArrayList<>();
    found.add(
        new Deviation.Search("predictions")
            .addAll(fit.predictions(expected), fit.predictions(actual), Tolerance.PREDICTIONS)
            .found());
    found.add(
        new Deviation.Search("input derivatives")
            .addRelative(fit.jacobian(expected), fit.jacobian(actual), Tolerance.DERIVATIVES)
            .found());
    for (int s = 0; s < STEPS; s++) {
      expected.step(1);
      actual.step(1);
      losses.add(expected.loss(), actual.loss(), Tolerance.ofLoss(plan.loss(), expected.loss()));
      if (s == 0) {
        gradient.addRelative(
            expected.gradient().values(), actual.gradient().values(), Tolerance.DERIVATIVES);
      }
    }
    float[] wanted = expected.parameters().values();
    float[] got = actual.parameters().values();
    for (int i = 0; i < wanted.length; i++) {
      parameters.add(
          wanted[i], got[i], Tolerance.ofParameter(wanted[i], STEPS, plan.learningRate()));
    }
    found.add(gradient.found());
    found.add(losses.found());
    found.add(parameters.found());
    return found;
  }

  /** The same plan with an ε that lets rounding errors stay small; see {@link Tolerance}. */
  private static TrainingPlan smooth(TrainingPlan plan) {
    if (plan.optimizer() instanceof Optimizer.AdamW decaying) {
      return plan.withOptimizer(
          new Optimizer.AdamW(
              decaying.beta1(), decaying.beta2(), Tolerance.ADAM_EPSILON, decaying.weightDecay()));
    }
    return plan.optimizer() instanceof Optimizer.Adam adam
        ? plan.withOptimizer(new Optimizer.Adam(adam.beta1(), adam.beta2(), Tolerance.ADAM_EPSILON))
        : plan;
  }

  private static List<GoldenFit> supported(Backend backend) {
    return fits().stream().filter(fit -> backend.supports(fit.plan()).supported()).toList();
  }

  static Repetition repetition(Variant variant, int threads, GoldenFit fit) {
    Backend backend = variant.backend();
    List<String> checksums = new ArrayList<>();
    Optional<String> known = KnownBits.of(variant, fit.name());
    try {
      checksums.add(fit.checksum(backend, threads));
      checksums.add(fit.checksum(backend, threads));
      checksums.add(fit.resumedChecksum(backend, threads));
      return new Repetition(fit.name(), checksums, Optional.empty(), known);
    } catch (DeviceException failure) {
      return new Repetition(fit.name(), checksums, Optional.of(words(failure)), known);
    }
  }

  /** Name and checksum of every fit that the backend does not refuse, in order, run once. */
  public static Map<String, String> checksums(Backend backend, int threads) {
    Map<String, String> checksums = new LinkedHashMap<>();
    for (GoldenFit fit : supported(backend)) {
      checksums.put(fit.name(), fit.checksum(backend, threads));
    }
    return checksums;
  }

  private static String words(DeviceException failure) {
    return String.valueOf(failure.getMessage());
  }
}
