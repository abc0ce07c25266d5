package inr.solve.phase;

import inr.operator.ForwardOperator;
import java.util.Arrays;

/**
 * What a detector says of waves: y = |w|, w complex numbers with their parts side by side.
 *
 * @param values y, at least 0 each; owned by the amplitudes and not changed any more
 * @param known of each whether it was measured: not where the beam is stopped or saturated
 */
public record Amplitudes(double[] values, boolean[] known) {
  /** Below that a wave has no phase, and its amplitude no slope. */
  private static final double DARK = 1e-12;

  public Amplitudes {
    boolean lit = false;
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= 0 && Double.isFinite(values[i]))) {
        throw new IllegalArgumentException(
            "amplitude " + i + " is " + values[i] + "; finite numbers of at least 0 are needed");
      }
      lit |= i < known.length && known[i] && values[i] > 0;
    }
    if (known.length != values.length || !lit) {
      throw new IllegalArgumentException(
          "amplitudes are "
              + values.length
              + " of which nothing above 0 was measured; some light is needed");
    }
  }

  /** All of them measured. */
  public static Amplitudes of(double[] values) {
    boolean[] known = new boolean[values.length];
    Arrays.fill(known, true);
    return new Amplitudes(values, known);
  }

  /** Those of waves. */
  public static double[] of(double[] waves, int count) {
    double[] amplitudes = new double[count];
    for (int i = 0; i < count; i++) {
      amplitudes[i] = amplitude(waves, i);
    }
    return amplitudes;
  }

  private static double amplitude(double[] waves, int i) {
    return Math.sqrt(waves[2 * i] * waves[2 * i] + waves[2 * i + 1] * waves[2 * i + 1]);
  }

  /** How many were measured. */
  int count() {
    int count = 0;
    for (boolean one : known) {
      count += one ? 1 : 0;
    }
    return count;
  }

  /**
   * Refuses others than those of an operator's range.
   *
   * @param name of the range, for messages
   */
  void requireOf(ForwardOperator operator, String name) {
    int needed = operator.range().size() / 2;
    if (values.length != needed) {
      throw new IllegalArgumentException(
          name + " are " + needed + " numbers but " + values.length + " amplitudes were measured");
    }
  }

  /** Refuses noise, ‖n‖/‖y‖, that is none or more than the data. */
  static void requireNoise(double noise) {
    if (!(noise >= 0 && noise < 1)) {
      throw new IllegalArgumentException(
          "noise is " + noise + " of the data; at least 0 and less than 1 is needed");
    }
  }

  /** √(Σy²) over what was measured. */
  public double norm() {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += known[i] ? values[i] * values[i] : 0;
    }
    return Math.sqrt(sum);
  }

  /**
   * Brings waves to the nearest ones with these amplitudes, w ← y·w/|w|; what was not measured
   * stays.
   */
  public void impose(double[] waves) {
    for (int i = 0; i < values.length; i++) {
      if (known[i]) {
        double amplitude = amplitude(waves, i);
        boolean dark = amplitude < DARK;
        waves[2 * i] = dark ? values[i] : values[i] * waves[2 * i] / amplitude;
        waves[2 * i + 1] = dark ? 0 : values[i] * waves[2 * i + 1] / amplitude;
      }
    }
  }

  /** ‖|w| − y‖/‖y‖ over what was measured. */
  public double misfit(double[] waves) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      double rest = known[i] ? amplitude(waves, i) - values[i] : 0;
      sum += rest * rest;
    }
    return Math.sqrt(sum) / norm();
  }

  /**
   * L = mean (|w| − y)² over what was measured, and 2(|w| − y)·w/|w| over their number, its slope.
   *
   * @param waves w: replaced by ∂L/∂w, 0 where w is dark
   * @return L
   */
  double loss(double[] waves) {
    int count = count();
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      double amplitude = amplitude(waves, i);
      double rest = known[i] ? amplitude - values[i] : 0;
      double factor = amplitude < DARK ? 0 : 2 * rest / (count * amplitude);
      sum += rest * rest;
      waves[2 * i] *= factor;
      waves[2 * i + 1] *= factor;
    }
    return sum / count;
  }
}
