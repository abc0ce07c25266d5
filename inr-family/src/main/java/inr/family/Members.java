package inr.family;

import inr.parallel.Workers;
import inr.sampling.Permutation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A family at work on sets of signals, each of which one worker does from beginning to end. */
public final class Members implements AutoCloseable {
  private final Family family;
  private final Workers workers;
  private final List<SignalWork<?>> works = new ArrayList<>();
  private final int samples;

  /** Ready for signals of the family's shape. */
  public Members(Family family, int threads) {
    this.family = family;
    FamilyEngine<?> engine = FamilyEngine.of(family.plan().form());
    engine.pack(family.doubles());
    workers = new Workers(threads);
    int channels = family.medium().channels();
    samples = Math.toIntExact(family.grid().points()) * channels;
    for (int i = 0; i < threads; i++) {
      works.add(engine.work(family.grid(), channels));
    }
  }

  /**
   * Mean of JᵀJ over latents, J the derivatives of all samples by a latent's numbers: {@code
   * [latent][latent]}, so that vᵀ JᵀJ v is the squared error that a small change v makes.
   */
  double[][] metric(double[][] latents) {
    int n = family.latent();
    double[][][] parts = new double[latents.length][n][n];
    workers.run(
        latents.length,
        (worker, s) -> {
          float[][] jacobian = new float[n][samples];
          double[] direction = new double[n];
          for (int k = 0; k < n; k++) {
            direction[k] = 1;
            works.get(worker).tangent(latents[s], direction, jacobian[k]);
            direction[k] = 0;
          }
          for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
              double sum = dot(jacobian[i], jacobian[j]);
              parts[s][i][j] = sum;
              parts[s][j][i] = sum;
            }
          }
        });
    double[][] metric = new double[n][n];
    for (double[][] part : parts) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          metric[i][j] += part[i][j] / parts.length;
        }
      }
    }
    return metric;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  /** The latents of signals, {@code [S][latent]}, after as many steps as in learning. */
  public double[][] latents(SignalSet signals) {
    return latents(signals, family.innerSteps());
  }

  /**
   * The latents of signals, {@code [S][latent]}.
   *
   * @param steps inner steps, where it has such
   */
  public double[][] latents(SignalSet signals, int steps) {
    InnerLoop.requireSteps(steps);
    double[][] latents = new double[signals.size()][];
    workers.run(
        latents.length,
        (worker, s) -> latents[s] = works.get(worker).latent(signals.values(s), steps));
    return latents;
  }

  /**
   * The latents of signals of which some points are known, {@code [S][latent]}.
   *
   * @param known points of each, drawn at random, others of each signal; at most all
   */
  public double[][] latentsOfSome(SignalSet signals, int known) {
    double[][] latents = new double[signals.size()][];
    workers.run(
        latents.length,
        (worker, s) ->
            latents[s] =
                works.get(worker).latent(signals.values(s), shown(signals.points(), known, s)));
    return latents;
  }

  /**
   * Points that are known of a signal: the first of a random order, so that fewer are among more.
   *
   * @param number of the signal, whose order is its own
   */
  public static int[] shown(int points, int known, long number) {
    Permutation order = new Permutation(points, 0, number);
    int[] shown = new int[known];
    Arrays.setAll(shown, n -> (int) order.at(n));
    return shown;
  }

  /**
   * Mean of the PSNRs of signals whose latents took some steps, in dB, each of all its samples
   * before they are rounded or clipped, with the whole range as the peak.
   */
  public double psnr(SignalSet signals, int steps) {
    return psnr(signals, latents(signals, steps));
  }

  /** The same of signals whose latents are given. */
  public double psnr(SignalSet signals, double[][] latents) {
    double[] psnrs = new double[signals.size()];
    workers.run(
        psnrs.length,
        (worker, s) -> {
          float[] targets = signals.values(s);
          float[] predictions = new float[targets.length];
          works.get(worker).predict(latents[s], predictions);
          psnrs[s] = Reconstruction.psnr(targets, predictions);
        });
    return Reconstruction.mean(psnrs);
  }

  /** What the family makes of latents, {@code [S][latent]}, as signals. */
  public SignalSet signals(double[][] latents) {
    float[][] values = new float[latents.length][samples];
    workers.run(latents.length, (worker, s) -> works.get(worker).predict(latents[s], values[s]));
    return new SignalSet(family.grid(), family.medium(), values);
  }

  /** Ends the threads. */
  @Override
  public void close() {
    workers.close();
  }
}
