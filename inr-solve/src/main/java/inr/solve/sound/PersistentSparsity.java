package inr.solve.sound;

import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The sound that agrees with what was measured and has few tones: x ← P(F(x + β(x − x₋), λ)), F the
 * persistent estimate of {@link GaborFrame}, P the projection on what explains the data, λ falling
 * geometrically from half of the largest coefficient to a thousandth of it.
 *
 * <p>It is to sounds what the patch prior is to pictures; x₋ is the x before, which matters where
 * much is missing. The result is x after the last projection, so it explains the data exactly.
 *
 * @param seconds of a frame; its samples are the nearest power of two
 * @param first λ of the first step by the largest coefficient of the data
 * @param last λ of the last step, above 0 and at most the first
 * @param steps iterations, at least 2
 * @param momentum β, at least 0 and below 1
 * @see <a href="https://doi.org/10.1109/ICASSP.2014.6853863">Siedenburg, Kowalski and Dörfler 2014,
 *     Audio declipping with social sparsity</a>, who bring a penalty of the data down in place of a
 *     projection
 */
public record PersistentSparsity(
    double seconds, double first, double last, int steps, double momentum)
    implements SoundMethod<SoundProblem> {
  private static final int USUAL_STEPS = 200;
  private static final int SHORTEST = 64;
  private static final int LONGEST = 1 << 16;

  public PersistentSparsity {
    boolean falling = last > 0 && last <= first && first < 1;
    boolean steady = steps >= 2 && momentum >= 0 && momentum < 1;
    if (!(seconds > 0) || !falling || !steady) {
      throw new IllegalArgumentException(
          "sparsity in frames of "
              + seconds
              + " s, with a threshold from "
              + first
              + " to "
              + last
              + " in "
              + steps
              + " steps with momentum "
              + momentum
              + "; it must fall inside (0, 1), in at least 2 steps, and momentum be in [0, 1)");
    }
  }

  /** Two hundred steps, λ from 0.5 to 0.001, β = 0.9; chosen on five recordings. */
  public static PersistentSparsity ofSeconds(double seconds) {
    return new PersistentSparsity(seconds, 0.5, 1e-3, USUAL_STEPS, 0.9);
  }

  @Override
  public String name() {
    return "sparse";
  }

  @Override
  public Waves solve(SoundProblem problem, Workers workers, IntConsumer done) {
    Waves start = problem.start();
    int count = start.channels().size();
    GaborFrame frame = new GaborFrame(samples(start.rate()), start.frames(), workers);
    List<double[]> now = new ArrayList<>(start.channels());
    List<double[]> before = new ArrayList<>(now);
    double[] largest = now.stream().mapToDouble(frame::largest).toArray();
    for (int k = 0; k < steps; k++) {
      double share = first * StrictMath.pow(last / first, (double) k / (steps - 1));
      for (int c = 0; c < count; c++) {
        double[] x = now.get(c);
        double[] ahead = ahead(x, before.get(c));
        double[] next = frame.shrunk(ahead, share * largest[c]);
        problem.explain(c, next);
        before.set(c, x);
        now.set(c, next);
      }
      done.accept(k + 1);
    }
    return new Waves(now, start.rate());
  }

  private double[] ahead(double[] x, double[] before) {
    double[] ahead = new double[x.length];
    Arrays.setAll(ahead, i -> x[i] + momentum * (x[i] - before[i]));
    return ahead;
  }

  /** Samples of a frame. */
  private int samples(int rate) {
    int octave = (int) Math.rint(StrictMath.log(seconds * rate) / StrictMath.log(2));
    return Math.min(LONGEST, Math.max(SHORTEST, 1 << Math.min(30, Math.max(0, octave))));
  }
}
