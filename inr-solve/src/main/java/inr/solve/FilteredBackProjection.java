package inr.solve;

import inr.operator.Radon;
import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Filtered back-projection: each projection is convolved with the ramp kernel h(0) = 1/(4d²), h(k)
 * = −1/(πkd)² for odd k and 0 for even, d the distance of detectors, and x is the sum over
 * directions of what it has where a sample lies, by linear interpolation; 0 outside the disc.
 *
 * @see <a href="https://doi.org/10.1073/pnas.68.9.2236">Ramachandran and Lakshminarayanan 1971</a>
 */
public record FilteredBackProjection() implements Method<Tomography> {
  @Override
  public String name() {
    return "fbp";
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public Planes solve(Tomography problem, Workers workers, IntConsumer done) {
    List<double[]> channels = new ArrayList<>();
    for (double[] sinogram : problem.measured()) {
      channels.add(backProjected(problem.operator(), filtered(problem.operator(), sinogram)));
    }
    return new Planes(problem.shape(), channels, problem.colours());
  }

  /** Projections of the integral itself, not of half of it, convolved with the ramp. */
  private static double[] filtered(Radon operator, double[] sinogram) {
    int detectors = operator.range().side(1);
    double distance = 2.0 / detectors;
    double[] result = new double[sinogram.length];
    for (int i = 0; i < sinogram.length; i++) {
      int row = i - i % detectors;
      double sum = 2 * sinogram[i] / (4 * distance);
      for (int j = (i - row + 1) % 2; j < detectors; j += 2) {
        double k = Math.PI * (i - row - j);
        sum -= 2 * sinogram[row + j] / (k * k * distance);
      }
      result[i] = sum;
    }
    return result;
  }

  private static double[] backProjected(Radon operator, double[] filtered) {
    int side = operator.domain().side(0);
    int angles = operator.range().side(0);
    int detectors = operator.range().side(1);
    boolean[] inside = operator.inside();
    double[] x = new double[inside.length];
    for (int a = 0; a < angles; a++) {
      double cos = operator.cosine(a);
      double sin = operator.sine(a);
      for (int i = 0; i < x.length; i++) {
        if (inside[i]) {
          double across = operator.centre(i % side);
          double up = -operator.centre(i / side);
          double place = ((across * cos + up * sin + 1) * detectors - 1) / 2;
          int lower = (int) Math.floor(place);
          double part = place - lower;
          double low = lower >= 0 && lower < detectors ? filtered[a * detectors + lower] : 0;
          double high =
              lower >= -1 && lower < detectors - 1 ? filtered[a * detectors + lower + 1] : 0;
          x[i] += Math.PI / angles * ((1 - part) * low + part * high);
        }
      }
    }
    return x;
  }
}
