package inr.solve;

import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Denoising by groups of alike patches: what thresholds of 2.7 σ leave is a pilot, and the noisy
 * picture by Wiener's factors of the pilot is the answer. Groups are sought on the luma, those of
 * the second stage on that of the pilot.
 *
 * @param stages 1, the pilot, or 2
 * @see <a href="https://doi.org/10.1109/TIP.2007.901238">Dabov et al. 2007</a>; patches are smaller
 *     and closer here, and both stages use one transform
 */
public record CollaborativeFilter(int stages) implements Method<Denoising> {
  public CollaborativeFilter {
    if (stages != 1 && stages != 2) {
      throw new IllegalArgumentException(
          "collaborative filter of " + stages + " stages; there are 1 and 2");
    }
  }

  /** Thresholds alone. */
  public static CollaborativeFilter ofOneStage() {
    return new CollaborativeFilter(1);
  }

  /** The usual filter. */
  public static CollaborativeFilter ofTwoStages() {
    return new CollaborativeFilter(2);
  }

  @Override
  public String name() {
    return stages == 1 ? "one-stage" : "patches";
  }

  @Override
  public int steps() {
    return stages;
  }

  @Override
  public Planes solve(Denoising problem, Workers workers, IntConsumer done) {
    Planes noisy = problem.data();
    PatchFilter thresholds = PatchFilter.of(noisy, workers);
    double limit = PatchPrior.THRESHOLD * problem.noise();
    Planes pilot = noisy.map(noisy.shape(), plane -> thresholds.filter(plane, limit, workers));
    done.accept(1);
    if (stages == 1) {
      return pilot;
    }
    PatchFilter factors = PatchFilter.of(pilot, workers);
    List<double[]> channels = new ArrayList<>();
    for (int c = 0; c < noisy.channels().size(); c++) {
      double[] plane = noisy.channels().get(c);
      channels.add(factors.filter(plane, pilot.channels().get(c), problem.noise(), workers));
    }
    done.accept(2);
    return new Planes(noisy.shape(), channels, noisy.colours());
  }
}
