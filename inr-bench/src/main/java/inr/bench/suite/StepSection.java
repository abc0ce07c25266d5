package inr.bench.suite;

import inr.backend.Trainer;
import inr.network.NetworkSpec;
import inr.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Training steps and renderings of SIREN: points a second, and the share of the machine's
 * multiply-add peak.
 *
 * <p>Peak, step and rendering alternate in one process. The peak of a row is the highest of its
 * rounds, since other programs can only lower it.
 */
final class StepSection implements Section {
  private static final List<Integer> WIDTHS = List.of(32, 64, 128, 256, 512);
  private static final List<Integer> QUICK_WIDTHS = List.of(32, 64);
  private static final List<Integer> SINE_LAYERS = List.of(4, 6);
  private static final List<Integer> QUICK_SINE_LAYERS = List.of(4);
  private static final List<StepPoints> BATCHES =
      List.of(
          new StepPoints(64, 64, 0),
          new StepPoints(128, 128, 0),
          new StepPoints(256, 256, 0),
          new StepPoints(768, 512, 0),
          new StepPoints(768, 512, 4096));
  private static final List<StepPoints> QUICK_BATCHES =
      List.of(new StepPoints(32, 32, 0), new StepPoints(32, 32, 256));

  /** After this time a row is content with {@link #FEWEST_ROUNDS}. */
  private static final double LONG_ROW_SECONDS = 5;

  private static final int FEWEST_ROUNDS = 3;

  @Option(
      names = "--widths",
      split = ",",
      paramLabel = "N",
      description = "steps: widths of SIREN; 32,64,128,256,512 unless given.")
  private @Nullable List<Integer> widths;

  @Option(
      names = "--sine-layers",
      split = ",",
      paramLabel = "N",
      description =
          "steps: sine layers of SIREN, one more than its paper counts; 4,6 unless given.")
  private @Nullable List<Integer> sineLayers;

  @Option(
      names = "--batches",
      split = ",",
      paramLabel = "WxH",
      converter = StepPoints.Converter.class,
      description =
          "steps: whole pictures such as 768x512, or random points of one such as 4096@768x512.")
  private @Nullable List<StepPoints> batches;

  @Override
  public String name() {
    return "steps";
  }

  @Override
  public String title() {
    return "training steps and renderings of SIREN, and their share of the peak";
  }

  @Override
  public void measure(Conditions conditions, Findings findings) {
    boolean quick = conditions.quick();
    for (int width : chosen(widths, quick ? QUICK_WIDTHS : WIDTHS)) {
      for (int layers : chosen(sineLayers, quick ? QUICK_SINE_LAYERS : SINE_LAYERS)) {
        for (StepPoints batch : chosen(batches, quick ? QUICK_BATCHES : BATCHES)) {
          for (int threads : conditions.oneAndAll()) {
            Row labels =
                Row.of("width", width)
                    .and("sine layers", layers)
                    .and("picture", batch.picture())
                    .and("points a step", batch.points())
                    .and("threads", threads);
            findings.row(row(labels, Plans.siren(layers, width), batch, threads, conditions));
          }
        }
      }
    }
  }

  private static <T> List<T> chosen(@Nullable List<T> given, List<T> usual) {
    return given == null ? usual : given;
  }

  private static Row row(
      Row labels, NetworkSpec network, StepPoints batch, int threads, Conditions conditions) {
    Signal signal = batch.signal();
    float[] predictions = new float[signal.points() * signal.channels()];
    List<Double> peaks = new ArrayList<>();
    List<Double> steps = new ArrayList<>();
    List<Double> renderings = new ArrayList<>();
    long start = System.nanoTime();
    try (Trainer trainer = Plans.trainer(network, batch, signal, threads)) {
      Repeated step = Repeated.warm(() -> trainer.step(1), conditions);
      Repeated rendering =
          Repeated.warm(() -> trainer.evaluate(signal.coordinates(), predictions), conditions);
      for (int round = 0; round < conditions.rounds(); round++) {
        if (round >= FEWEST_ROUNDS && (System.nanoTime() - start) * 1e-9 > LONG_ROW_SECONDS) {
          break;
        }
        peaks.add(FmaPeak.measure(threads));
        steps.add(batch.points() / step.seconds());
        peaks.add(FmaPeak.measure(threads));
        renderings.add(signal.points() / rendering.seconds());
      }
    }
    double peak = peaks.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return labels
        .with("peak", "GFLOP/s", scaled(peaks, 1e-9))
        .with("step", "Mpoint/s", scaled(steps, 1e-6))
        .with("step share", "% of peak", scaled(steps, 100 * StepFlops.training(network) / peak))
        .with("rendering", "Mpoint/s", scaled(renderings, 1e-6))
        .with(
            "rendering share",
            "% of peak",
            scaled(renderings, 100 * StepFlops.forward(network) / peak));
  }

  private static List<Double> scaled(List<Double> samples, double factor) {
    return samples.stream().map(sample -> sample * factor).toList();
  }
}
