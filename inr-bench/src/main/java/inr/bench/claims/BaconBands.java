package inr.bench.claims;

import inr.backend.Backends;
import inr.backend.Trainer;
import inr.circuit.Distribution;
import inr.activation.Activation;
import inr.encoding.Encoding;
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

/**
 * BACON's outputs and their bands: five filters of 256 with the authors' proportions of bands, 1 1
 * 2 2 2 of 8 up to half the samples, AMSGrad at 5e-3, all points in every step. Each output is a
 * network of its own here, with the frequencies that the outputs of one network share. Fields are
 * sampled four times as finely as the picture and transformed. A SIREN, at its authors' 1e-4, has no
 * band and stands beside.
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

  /** Output {@code number} of the network, counted from 0. */
  static NetworkSpec output(int side, int width, int number, long seed) {
    Distribution end = new Distribution.Uniform(Math.sqrt(6.0 / width));
    return new NetworkSpec(
        2,
        new Encoding.BandLimitedFilters(width, bands(side), List.of(number), seed),
        List.of(
            new Layer.Dense(1, new Activation.Identity(), end, Distribution.pytorch(width))));
  }

  static void print(PrintWriter out, Signal picture, int steps) {
    int side = ((Medium.Picture) picture.medium()).width();
    out.println("| field | band | PSNR, dB | best in the band, dB | energy beyond the band |");
    out.println("| --- | --: | --: | --: | --: |");
    int band = 0;
    for (int number = 0; number < PROPORTIONS.size(); number++) {
      band += bands(side).get(number);
      TrainingPlan plan =
          TrainingPlan.of(output(side, WIDTH, number, 0), 5e-3, 0)
              .withOptimizer(Optimizer.AmsGrad.of());
      line(out, "bacon, output " + (number + 1), plan, picture, steps, band);
    }
    TrainingPlan siren = TrainingPlan.of(Siren.network(2, 1, 4, WIDTH, 30, 30), 1e-4, 0);
    line(out, "siren", siren, picture, steps, band);
  }

  private static void line(
      PrintWriter out, String name, TrainingPlan plan, Signal picture, int steps, int band) {
    int side = ((Medium.Picture) picture.medium()).width();
    int threads = Runtime.getRuntime().availableProcessors();
    float[] targets = new float[picture.points()];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = (float) picture.target(i, 0);
    }
    float[] coarse = new float[targets.length];
    float[] fine = new float[targets.length * FINER * FINER];
    try (Trainer trainer = Backends.named("cpu").trainer(plan, picture, threads)) {
      trainer.step(steps);
      trainer.evaluate(picture.coordinates(), coarse);
      trainer.evaluate(SquarePicture.grid(FINER * side), fine);
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
