package inr.solve.phase;

import inr.operator.Fourier;
import inr.operator.Shape;
import java.util.Set;

/**
 * A wave z brought as near to the truth x as its ambiguities allow, and what is left: e = ‖x −
 * e^{iφ}·z_k‖/‖x‖, over z and its twin, shifts k and phases φ.
 *
 * <p>Shift and phase are those of the largest |Σ x·conj(z_k)|, over all k by Fourier transforms.
 * Nothing else is fitted, neither scale nor offset. Unrelated waves of equal norm have e about √2.
 *
 * @param wave the aligned z
 * @param error e
 */
public record Alignment(double[] wave, double error) {
  /**
   * Aligns.
   *
   * @param plane height and width
   * @param truth x, complex numbers with their parts side by side
   * @param estimate z, likewise
   * @param free what z may differ in besides a constant phase
   */
  public static Alignment of(Shape plane, double[] truth, double[] estimate, Set<Ambiguity> free) {
    boolean shifts = free.contains(Ambiguity.SHIFT);
    Alignment same = nearest(plane, truth, estimate, shifts);
    if (!free.contains(Ambiguity.TWIN)) {
      return same;
    }
    Alignment turned = nearest(plane, truth, twin(estimate), shifts);
    return turned.error < same.error ? turned : same;
  }

  /** e in dB, −20·log₁₀ e: infinite for equal waves. */
  public double decibels() {
    return -20 * StrictMath.log10(error);
  }

  private static double[] twin(double[] wave) {
    double[] twin = new double[wave.length];
    for (int i = 0; i < wave.length; i += 2) {
      twin[i] = wave[wave.length - 2 - i];
      twin[i + 1] = -wave[wave.length - 1 - i];
    }
    return twin;
  }

  private static Alignment nearest(Shape plane, double[] truth, double[] z, boolean shifts) {
    double[] moved = shifts ? shifted(plane, z, bestShift(plane, truth, z)) : z.clone();
    double re = 0;
    double im = 0;
    double power = 0;
    for (int i = 0; i < truth.length; i += 2) {
      re += truth[i] * moved[i] + truth[i + 1] * moved[i + 1];
      im += truth[i + 1] * moved[i] - truth[i] * moved[i + 1];
      power += truth[i] * truth[i] + truth[i + 1] * truth[i + 1];
    }
    double length = Math.sqrt(re * re + im * im);
    double cos = length == 0 ? 1 : re / length;
    double sin = length == 0 ? 0 : im / length;
    double rest = 0;
    for (int i = 0; i < truth.length; i += 2) {
      double a = cos * moved[i] - sin * moved[i + 1];
      double b = sin * moved[i] + cos * moved[i + 1];
      moved[i] = a;
      moved[i + 1] = b;
      rest += (truth[i] - a) * (truth[i] - a) + (truth[i + 1] - b) * (truth[i + 1] - b);
    }
    return new Alignment(moved, Math.sqrt(rest / power));
  }

  /** k of the largest |F⁻¹(F x · conj(F z))|. */
  private static int bestShift(Shape plane, double[] truth, double[] z) {
    Fourier fourier = new Fourier(plane);
    double[] x = new double[truth.length];
    double[] other = new double[truth.length];
    fourier.apply(truth, x);
    fourier.apply(z, other);
    for (int i = 0; i < x.length; i += 2) {
      double re = x[i] * other[i] + x[i + 1] * other[i + 1];
      double im = x[i + 1] * other[i] - x[i] * other[i + 1];
      x[i] = re;
      x[i + 1] = im;
    }
    fourier.adjoint(x, other);
    int best = 0;
    double largest = -1;
    for (int k = 0; k < plane.size(); k++) {
      double power = other[2 * k] * other[2 * k] + other[2 * k + 1] * other[2 * k + 1];
      if (power > largest) {
        largest = power;
        best = k;
      }
    }
    return best;
  }

  private static double[] shifted(Shape plane, double[] z, int by) {
    int height = plane.side(0);
    int width = plane.side(1);
    double[] moved = new double[z.length];
    for (int i = 0; i < plane.size(); i++) {
      int row = (i / width + by / width) % height;
      int column = (i % width + by % width) % width;
      int to = row * width + column;
      moved[2 * to] = z[2 * i];
      moved[2 * to + 1] = z[2 * i + 1];
    }
    return moved;
  }
}
