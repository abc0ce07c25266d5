package inr.family;

import inr.parallel.Workers;
import java.util.Arrays;

/** A family at work on sets of signals, each of which one worker does from beginning to end. */
public final class Members implements AutoCloseable {
  private final PackedFamily packed;
  private final Workers workers;
  private final SignalPass[] passes;
  private final LatentSearch[] searches;
  private final int samples;

  /** Ready for signals of the family's shape. */
  public Members(Family family, int threads) {
    packed = new PackedFamily(family.plan());
    packed.pack(family.doubles());
    workers = new Workers(threads);
    samples = Math.toIntExact(family.grid().points()) * family.medium().channels();
    passes = new SignalPass[threads];
    Arrays.setAll(passes, i -> new SignalPass(packed, family.grid(), family.medium().channels()));
    searches = new LatentSearch[threads];
    Arrays.setAll(searches, i -> new LatentSearch(packed, passes[i]));
  }

  /**
   * Mean of JᵀJ over latents, J the derivatives of all samples by a latent's numbers: {@code
   * [latent][latent]}, so that vᵀ JᵀJ v is the squared error that a small change v makes.
   */
  double[][] metric(double[][] latents) {
    int n = packed.latent;
    double[][][] parts = new double[latents.length][n][n];
    workers.run(
        latents.length,
        (worker, s) -> {
          float[][] jacobian = new float[n][samples];
          double[] direction = new double[n];
          for (int k = 0; k < n; k++) {
            direction[k] = 1;
            passes[worker].tangent(latents[s], direction, jacobian[k]);
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

  /** The latents of signals, {@code [S][latent]}, after some steps from 0. */
  public double[][] latents(SignalSet signals, int steps) {
    InnerLoop.requireSteps(steps);
    double[][] latents = new double[signals.size()][];
    workers.run(
        latents.length,
        (worker, s) -> latents[s] = searches[worker].latent(signals.values(s), steps));
    return latents;
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
          passes[worker].predict(latents[s], predictions);
          psnrs[s] = Reconstruction.psnr(targets, predictions);
        });
    return Reconstruction.mean(psnrs);
  }

  /** Ends the threads. */
  @Override
  public void close() {
    workers.close();
  }
}
