package inr.family;

import inr.parallel.Workers;
import java.util.Arrays;

/** A family at work on sets of signals, each of which one worker does from beginning to end. */
public final class Members implements AutoCloseable {
  private final PackedFamily packed;
  private final Workers workers;
  private final SignalPass[] passes;
  private final LatentSearch[] searches;

  /** Ready for signals of the family's shape. */
  public Members(Family family, int threads) {
    packed = new PackedFamily(family.plan());
    packed.pack(family.doubles());
    workers = new Workers(threads);
    passes = new SignalPass[threads];
    Arrays.setAll(passes, i -> new SignalPass(packed, family.grid(), family.medium().channels()));
    searches = new LatentSearch[threads];
    Arrays.setAll(searches, i -> new LatentSearch(packed, passes[i]));
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
    InnerLoop.requireSteps(steps);
    double[] psnrs = new double[signals.size()];
    workers.run(
        psnrs.length,
        (worker, s) -> {
          float[] targets = signals.values(s);
          float[] predictions = new float[targets.length];
          passes[worker].predict(searches[worker].latent(targets, steps), predictions);
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
