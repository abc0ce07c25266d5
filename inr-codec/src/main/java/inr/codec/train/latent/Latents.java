package inr.codec.train.latent;

import inr.codec.shape.Plane;
import inr.codec.train.state.StateCode;
import inr.parallel.Workers;
import inr.random.CounterRandom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latents of a picture while they are trained: x, its two moments, and y, what rounding makes
 * of x.
 *
 * <p>x counts in symbols. A learning rate of 0.01 with a gain of 16 before the rounding, as papers
 * write it, is a step of 0.16 of Adam here: Adam does not see a factor of the gradient.
 */
public final class Latents {
  /** What a learning rate of the networks means for symbols. */
  public static final float GAIN = 16;

  /** Symbols of a task, about. */
  private static final int TASK = 16384;

  /**
   * Added and taken off again, this rounds moments to multiples of 9e-38, so that they never come
   * among the subnormal numbers.
   */
  private static final float FLOOR = 1e-30f;

  /** 1e-8 of gradients that a gain multiplies. */
  private static final float EPSILON = 1e-8f / GAIN;

  private static final long STREAM = Long.MIN_VALUE / 2;

  private final Sheet sheet;
  private final Workers workers;
  private CounterRandom keys = new CounterRandom(0, STREAM);
  private final float[] values;
  private final float[] first;
  private final float[] second;
  private final float[] slopes;
  private final float[] symbols;
  private final List<Rows> tasks = new ArrayList<>();
  private final @Nullable Rounding[] roundings;

  private record Rows(int plane, int from, int to) {}

  /** Latents of value 0 and seed 0. */
  public Latents(Sheet sheet, Workers workers) {
    this.sheet = sheet;
    this.workers = workers;
    values = new float[sheet.flatSize()];
    first = new float[sheet.flatSize()];
    second = new float[sheet.flatSize()];
    slopes = new float[sheet.flatSize()];
    symbols = new float[sheet.size()];
    roundings = new Rounding[workers.count()];
    for (int p = 0; p < sheet.planes(); p++) {
      Plane plane = sheet.plane(p);
      int rows = Math.max(1, TASK / plane.width());
      for (int r = 0; r < plane.height(); r += rows) {
        tasks.add(new Rows(p, r, Math.min(plane.height(), r + rows)));
      }
    }
  }

  /** From now on the noise is that of a seed. */
  public void seed(long seed) {
    keys = new CounterRandom(seed, STREAM);
  }

  /** What the last rounding gave, with margins. */
  public float[] symbols() {
    return symbols;
  }

  /** The unrounded values, flat; a snapshot can be put back by {@link #restore}. */
  public float[] snapshot() {
    return values.clone();
  }

  /** Puts back values; the moments stay. */
  public void restore(float[] snapshot) {
    System.arraycopy(snapshot, 0, values, 0, values.length);
  }

  /** Forgets the moments. */
  public void forget() {
    Arrays.fill(first, 0);
    Arrays.fill(second, 0);
  }

  /** The unrounded values and their moments. */
  public void state(StateCode code) throws IOException {
    code.reals(values);
    code.reals(first);
    code.reals(second);
  }

  private interface RowWork {
    void run(Rounding rounding, int plane, int row, int column, int n);
  }

  /** Visits all rows in pieces that the buffers of a rounding hold. */
  private void run(RowWork work) {
    workers.run(
        tasks.size(),
        (worker, t) -> {
          Rounding rounding = roundings[worker];
          if (rounding == null) {
            rounding = new Rounding();
            roundings[worker] = rounding;
          }
          Rows rows = tasks.get(t);
          int width = sheet.plane(rows.plane()).width();
          for (int r = rows.from(); r < rows.to(); r++) {
            for (int x = 0; x < width; x += Rounding.STRIP) {
              work.run(rounding, rows.plane(), r, x, Math.min(Rounding.STRIP, width - x));
            }
          }
        });
  }

  /**
   * Rounds softly with the noise of a step; see {@link Rounding#soft}. Odd steps mirror the noise
   * of the step before, so that what it does to the gradient in first order falls out of the
   * moments.
   */
  public void soft(double temperature, double sigma, long step) {
    int key = (int) keys.bits(step / 2);
    double mirrored = step % 2 == 0 ? sigma : -sigma;
    run(
        (rounding, p, r, x, n) -> {
          int flat = sheet.flat(p, r) + x;
          rounding.soft(
              (float) temperature,
              (float) mirrored,
              key,
              flat,
              values,
              flat,
              symbols,
              sheet.at(p, r) + x,
              slopes,
              flat,
              n);
        });
  }

  /** Rounds to what is coded. */
  public void hard() {
    run(
        (rounding, p, r, x, n) ->
            rounding.hard(values, sheet.flat(p, r) + x, symbols, sheet.at(p, r) + x, n));
  }

  /** Values that round to another symbol than the present one become the symbol. */
  public void follow() {
    for (int p = 0; p < sheet.planes(); p++) {
      Plane plane = sheet.plane(p);
      for (int r = 0; r < plane.height(); r++) {
        int flat = sheet.flat(p, r);
        int at = sheet.at(p, r);
        for (int x = 0; x < plane.width(); x++) {
          if (Rounding.hard(values[flat + x]) != symbols[at + x]) {
            values[flat + x] = symbols[at + x];
          }
        }
      }
    }
  }

  /**
   * One step of Adam after {@link #soft}.
   *
   * @param dy gradient of the rounded latents, with margins
   * @param rate learning rate of the networks
   * @param step from 1 on, since the moments were 0
   */
  public void update(float[] dy, double rate, double beta1, double beta2, long step) {
    float stepSize = (float) (-GAIN * rate / (1 - StrictMath.pow(beta1, (double) step)));
    float rootCorrection = (float) Math.sqrt(1 - StrictMath.pow(beta2, (double) step));
    float decay1 = (float) beta1;
    float decay2 = (float) beta2;
    run(
        (rounding, p, r, x, n) ->
            adam(
                dy,
                sheet.at(p, r) + x,
                sheet.flat(p, r) + x,
                n,
                stepSize,
                rootCorrection,
                decay1,
                decay2));
  }

  private void adam(
      float[] dy,
      int at,
      int flat,
      int n,
      float stepSize,
      float rootCorrection,
      float decay1,
      float decay2) {
    float share1 = 1 - decay1;
    float share2 = 1 - decay2;
    for (int i = 0; i < n; i++) {
      int k = flat + i;
      float g = dy[at + i] * slopes[k];
      float m = Math.fma(decay1, first[k], share1 * g) + FLOOR - FLOOR;
      float v = Math.fma(decay2, second[k], share2 * g * g) + FLOOR - FLOOR;
      first[k] = m;
      second[k] = v;
      float denominator = (float) Math.sqrt(v) / rootCorrection + EPSILON;
      values[k] = Math.fma(stepSize, m / denominator, values[k]);
    }
  }
}
