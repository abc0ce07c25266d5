package inr.bench.claims;

import inr.backend.Backends;
import inr.backend.Evaluator;
import inr.backend.Trainer;
import inr.circuit.Distribution;
import inr.circuit.Parameters;
import inr.encoding.Encoding;
import inr.loss.Loss;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.signal.Medium;
import inr.signal.Signal;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * BACON's outputs and their bands: five filters of 256 with the authors' proportions of bands, 1 1
 * 2 2 2 of 8 up to half the samples, AMSGrad at 5e-3, all points in every step, an output after
 * each filter; once trained together as the authors do, and once the last alone. Fields are sampled
 * four times as finely as the picture and transformed. A SIREN, at its authors' 1e-4, has no band
 * and stands beside.
 *
 * @see <a href="https://arxiv.org/abs/2112.04645">Lindell et al. 2022</a>
 */
final class BaconBands {
  /** Steps of a run that names none. */
  static final int STEPS = 200;

  private static final int WIDTH = 256;
  private static final int FINER = 4;
  private static final List<Integer> PROPORTIONS = List.of(1, 1, 2, 2, 2);

  private BaconBands() {}

  /** Bands of the filters for a picture of {@code side} samples. */
  static List<Integer> bands(int side) {
    return PROPORTIONS.stream().map(part -> part * side / 16).toList();
  }

  /** The network with outputs after some of the filters, counted from 0. */
  static NetworkSpec network(int side, int width, List<Integer> heads, long seed) {
    Distribution end = new Distribution.Uniform(Math.sqrt(6.0 / width));
    return new NetworkSpec(
        2,
        new Encoding.BandLimitedFilters(width, bands(side), heads, seed),
        List.of(new Layer.Heads(1, heads.size() - 1, end, Distribution.pytorch(width))));
  }

  static void print(PrintWriter out, Signal picture, int steps) {
    int side = ((Medium.Picture) picture.medium()).width();
    out.println("| field | band | PSNR, dB | best in the band, dB | energy beyond the band |");
    out.println("| --- | --: | --: | --: | --: |");
    List<Integer> filters = IntStream.range(0, PROPORTIONS.size()).boxed().toList();
    List<Integer> reach = filters.stream().map(filter -> reach(side, filter)).toList();
    int last = filters.size() - 1;
    NetworkSpec all = network(side, WIDTH, filters, 0);
    TrainingPlan together =
        TrainingPlan.of(all, 5e-3, 0)
            .withOptimizer(Optimizer.AmsGrad.of())
            .withLoss(new Loss.EveryHead(filters.size()));
    Parameters trained = trained(together, picture, steps);
    for (int filter : filters) {
      String name = "bacon, output " + (filter + 1);
      line(out, name, all.showing(filter), trained, picture, reach.get(filter));
    }
    TrainingPlan alone =
        TrainingPlan.of(network(side, WIDTH, List.of(last), 0), 5e-3, 0)
            .withOptimizer(Optimizer.AmsGrad.of());
    line(
        out,
        "bacon, output " + (last + 1) + " alone",
        alone.network(),
        trained(alone, picture, steps),
        picture,
        reach.get(last));
    TrainingPlan siren = TrainingPlan.of(Siren.network(2, 1, 4, WIDTH, 30, 30), 1e-4, 0);
    Parameters sines = trained(siren, picture, steps);
    line(out, "siren", siren.network(), sines, picture, reach.get(last));
  }

  /** Bands of the filters up to one, together. */
  private static int reach(int side, int filter) {
    return bands(side).subList(0, filter + 1).stream().mapToInt(band -> band).sum();
  }

  private static Parameters trained(TrainingPlan plan, Signal picture, int steps) {
    int threads = Runtime.getRuntime().availableProcessors();
    try (Trainer trainer = Backends.named("cpu").trainer(plan, picture, threads)) {
      trainer.step(steps);
      return trainer.parameters();
    }
  }

  private static void line(
      PrintWriter out,
      String name,
      NetworkSpec network,
      Parameters parameters,
      Signal picture,
      int band) {
    int side = ((Medium.Picture) picture.medium()).width();
    int threads = Runtime.getRuntime().availableProcessors();
    float[] targets = new float[picture.points()];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = (float) picture.target(i, 0);
    }
    float[] coarse = new float[targets.length];
    float[] fine = new float[targets.length * FINER * FINER];
    try (Evaluator field = Backends.named("cpu").evaluator(network, parameters, threads)) {
      field.evaluate(picture.coordinates(), coarse);
      field.evaluate(SquarePicture.grid(FINER * side), fine);
    }
    double mean = 0;
    double square = 0;
    for (float target : targets) {
      mean += target / (double) targets.length;
      square += target * (double) target / targets.length;
    }
    double left = (square - mean * mean) * BandEnergy.beyond(targets, band);
    out.println(
        String.format(
            Locale.ROOT,
            "| %s | %d | %.2f | %s | %.1e |",
            name,
            band,
            SquarePicture.psnr(picture, coarse),
            left == 0 ? "exact" : String.format(Locale.ROOT, "%.2f", SquarePicture.psnr(left)),
            BandEnergy.beyond(fine, band)));
    out.flush();
  }
}
